// Plainly fictitious people, each with a tax code of their own: one person may hold one active appointment.

const ODD: Record<string, number> = {};
'0A 1B 2C 3D 4E 5F 6G 7H 8I 9J'.split(' ').forEach(([digit, letter], index) => {
  const value = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21][index]!;
  ODD[digit!] = value;
  ODD[letter!] = value;
});
[...'KLMNOPQRSTUVWXYZ'].forEach((letter, index) => {
  ODD[letter] = [2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23][index]!;
});

/** The code with its check character: odd places by their table, even places by their rank. */
function withCheck(code: string): string {
  const rank = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65);
  const sum = [...code].reduce((total, sign, index) => total + (index % 2 === 0 ? ODD[sign]! : rank(sign)), 0);
  return code + String.fromCharCode(65 + (sum % 26));
}

export interface Person {
  given: string;
  family: string;
  taxCode: string;
  email: string;
}

/** The n-th person called Prova Esempio, born in Torino in the year 1960 + n. */
export function person(n: number): Person {
  const year = String(60 + (n % 40)).padStart(2, '0');
  return {
    given: 'Prova',
    family: 'Esempio',
    taxCode: withCheck(`SMPPRV${year}A01L219`),
    email: `prova.esempio.${n}@example.org`,
  };
}
