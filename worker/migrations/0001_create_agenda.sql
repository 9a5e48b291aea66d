-- The agenda of one Chamber: how it runs its counter, who comes, when, and for which quote.
--
-- Days are civil days (`2026-12-01`) and times are wall-clock minutes after midnight, both in Europe/Rome; instants are
-- derived from them. Columns in `_ms` are instants of the clock in milliseconds since 1970. Constraints repeat what the
-- domain types say: a type before the write, a constraint in the table, a parser after the read.

-- How the counter is run, as a document of which the newest revision holds. The first one comes from the Chamber's seed.
CREATE TABLE operations (
  revision INTEGER PRIMARY KEY CHECK (revision >= 1),
  document TEXT NOT NULL CHECK (json_valid(document)),
  created_ms INTEGER NOT NULL
) STRICT;

-- Who comes. Names live here and nowhere else, so that erasing a row erases the person.
CREATE TABLE people (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  given_name TEXT NOT NULL CHECK (length(given_name) BETWEEN 1 AND 100),
  family_name TEXT NOT NULL CHECK (length(family_name) BETWEEN 1 AND 100),
  tax_code TEXT NOT NULL CHECK (length(tax_code) IN (11, 16)),
  email TEXT NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  language TEXT NOT NULL CHECK (language IN ('it', 'en')),
  created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A tax code is not unique: it proves nothing, and one person may be entered by several others.
CREATE INDEX people_by_tax_code ON people (tax_code);

-- One appointment with its three independent states.
CREATE TABLE bookings (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ticket_code TEXT NOT NULL UNIQUE CHECK (length(ticket_code) = 10),
  token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
  -- Null once the person was erased.
  person_id TEXT REFERENCES people (id) ON DELETE SET NULL,
  office TEXT NOT NULL CHECK (office <> ''),
  desk INTEGER NOT NULL CHECK (desk BETWEEN 1 AND 255),
  day TEXT NOT NULL CHECK (day IS date(day)),
  start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1435 AND start_minute % 5 = 0),
  minutes INTEGER NOT NULL CHECK (minutes > 0 AND start_minute + minutes <= 1440),
  appointment TEXT NOT NULL CHECK (
    appointment IN ('held', 'booked', 'cancelled_by_citizen', 'cancelled_by_office', 'cancelled_by_expiry')
  ),
  visit TEXT NOT NULL CHECK (
    visit IN ('expected', 'checked_in', 'called', 'at_desk', 'released', 'refused', 'no_show')
  ),
  payment TEXT NOT NULL CHECK (
    payment IN ('not_due', 'to_verify', 'unpaid', 'paid', 'accredited', 'cancelled', 'paid_elsewhere')
  ),
  created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX bookings_by_person ON bookings (person_id);

-- What the engine answered, word for word, each answer once: most people ask the same questions, and an answer with its
-- quotations is a hundred times the size of the rest of a booking.
CREATE TABLE outcomes (
  digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
  document TEXT NOT NULL CHECK (json_valid(document))
) STRICT, WITHOUT ROWID;

-- The quote of a booking. Revision 1 is that of the booking; an office's decision or a changed answer adds the next.
CREATE TABLE quote_revisions (
  booking_id TEXT NOT NULL REFERENCES bookings (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  cause TEXT NOT NULL CHECK (cause IN ('booking', 'changed_answers', 'office_decision')),
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  outcome_digest TEXT NOT NULL REFERENCES outcomes (digest),
  total_cents INTEGER CHECK (total_cents >= 0),
  tariff_version TEXT NOT NULL CHECK (tariff_version IS date(tariff_version)),
  created_ms INTEGER NOT NULL,
  PRIMARY KEY (booking_id, revision)
) STRICT, WITHOUT ROWID;

-- What is taken, in quanta of five minutes. The primary key is the second wall against a double booking: whatever a
-- program decides, one quantum of one desk has one holder.
CREATE TABLE occupancy (
  office TEXT NOT NULL CHECK (office <> ''),
  desk INTEGER NOT NULL CHECK (desk BETWEEN 1 AND 255),
  day TEXT NOT NULL CHECK (day IS date(day)),
  quantum INTEGER NOT NULL CHECK (quantum BETWEEN 0 AND 287),
  holder TEXT NOT NULL CHECK (holder IN ('hold', 'booking', 'closure')),
  holder_id TEXT NOT NULL,
  PRIMARY KEY (office, desk, day, quantum)
) STRICT, WITHOUT ROWID;

-- What a command answered, for the client that sends it again: the ticket without its quote, which is revision 1, and
-- without its token, which is stored nowhere.
CREATE TABLE idempotency_keys (
  principal TEXT NOT NULL,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 16 AND 64),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  -- Null for a command that is about no booking.
  booking_id TEXT REFERENCES bookings (id),
  response TEXT NOT NULL CHECK (json_valid(response)),
  created_ms INTEGER NOT NULL,
  PRIMARY KEY (principal, key)
) STRICT, WITHOUT ROWID;

-- Who did what, by pseudonymous ids. It only grows.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  created_ms INTEGER NOT NULL,
  actor TEXT NOT NULL CHECK (actor <> ''),
  action TEXT NOT NULL CHECK (action <> ''),
  subject TEXT NOT NULL CHECK (subject <> ''),
  request_id TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit only grows');
END;

CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit only grows');
END;
