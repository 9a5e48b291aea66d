//! Writes what the browser loads of the law: `<slug>.json` for every offered Chamber, and `chambers.json`, their list.
//!
//! Usage: `law_assets <folder>`; the folder is made if it is not there.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use serde_json::json;
use sportello_shared::chambers;

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("law_assets: name the folder to write to");
        return ExitCode::from(2);
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("law_assets: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let mut list = Vec::new();
    for chamber in chambers::all().iter().filter(|chamber| chamber.offered) {
        fs::write(folder.join(format!("{}.json", chamber.slug)), chamber.law_json)?;
        let law = chamber.law()?;
        let address = law.offices.first().and_then(|office| office.street.clone());
        list.push(json!({
            "slug": law.slug,
            "name": law.name,
            "city": law.city,
            "address": address,
            "provinces": law.provinces,
            "offered": law.offered,
        }));
    }
    fs::write(folder.join("chambers.json"), serde_json::to_string(&list)?)?;
    Ok(())
}
