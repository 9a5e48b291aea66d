//! Each way in which a Chamber's files can be wrong is refused, with the file, the entry and what to do.

use crate::{chambers, compile, texts};

/// One edit of Torino's files.
struct Edit {
    file: &'static str,
    /// The first occurrence is replaced.
    from: &'static str,
    to: &'static str,
}

/// Makes the edit, compiles, and finds a fault in that file and entry which says so.
#[track_caller]
fn check(edit: &Edit, entry: &str, problem: &str, remedy: &str) {
    let mut texts = texts(&chambers().join("torino"));
    let text = texts.get_mut(edit.file).expect("the file");
    assert!(text.contains(edit.from), "{} does not hold {:?}", edit.file, edit.from);
    *text = text.replacen(edit.from, edit.to, 1);
    let faults = match compile::compile("torino", &texts) {
        Ok(_) => panic!("{:?} for {:?} was taken", edit.to, edit.from),
        Err(compile::Faults(faults)) => faults,
    };
    let found = faults.iter().any(|fault| {
        fault.file == format!("torino/{}", edit.file)
            && fault.entry == entry
            && fault.problem.contains(problem)
            && fault.remedy.contains(remedy)
    });
    assert!(found, "{}", compile::Faults(faults));
}

fn edit(file: &'static str, from: &'static str, to: &'static str) -> Edit {
    Edit { file, from, to }
}

#[test]
fn the_files_as_they_are_compile() {
    let laws = compile::compile_all(&chambers()).unwrap_or_else(|faults| panic!("{faults}"));
    let slugs: Vec<_> = laws.iter().map(|law| law.slug.as_str()).collect();
    assert_eq!(slugs, ["genova", "romagna", "torino"]);
}

#[test]
fn a_fault_is_one_sentence_with_file_entry_and_remedy() {
    let mut texts = texts(&chambers().join("torino"));
    let text = texts.get_mut("gates.toml").expect("the file");
    *text = text.replacen("rules = [\"TO-044\"]", "rules = [\"TO-999\"]", 1);
    let faults = compile::compile("torino", &texts).expect_err("a dangling rule");
    assert_eq!(
        faults.to_string(),
        "the law of the Chambers does not hold together:\n  chambers/torino/gates.toml: gate `T3`: there is no rule \
         `TO-999`. Correct the id, or add the rule with its sentence and source.\n",
    );
}

#[test]
fn an_unknown_key_of_the_file_is_refused() {
    check(
        &edit("gates.toml", "verdict = \"not_eligible\"", "verdikt = \"not_eligible\""),
        "",
        "verdikt",
        "Correct the name",
    );
}

#[test]
fn an_unknown_key_of_a_condition_is_refused() {
    check(&edit("gates.toml", "in_person =", "in_persona ="), "gate `T2`", "`in_persona` is no key", "Use the name");
}

#[test]
fn an_unknown_value_is_refused() {
    check(&edit("gates.toml", "\"legal_person\"", "\"company\""), "gate `T1`", "`company` is no value", "Correct it");
}

#[test]
fn a_fact_that_is_known_only_after_the_decision_is_refused_before_it() {
    check(&edit("gates.toml", "in_person = false", "fee = \"zero\""), "gate `T2`", "not known before", "Move the row");
}

#[test]
fn an_entry_without_a_citation_is_refused() {
    check(&edit("gates.toml", "rules = [\"TO-044\"]", "rules = []"), "gate `T3`", "cites no rule", "Name in `rules`");
}

#[test]
fn a_citation_of_no_rule_is_refused() {
    check(&edit("fees.toml", "\"X-03\"", "\"X-99\""), "fee `T20`", "there is no rule `X-99`", "Correct the id");
}

#[test]
fn a_rule_without_a_source_is_refused() {
    check(&edit("rules.toml", "source = \"release\"", ""), "rule `TO-001`", "has no source", "Name in `source`");
}

#[test]
fn a_rule_of_an_unknown_page_is_refused() {
    check(
        &edit("other_pages.toml", "source = \"devices\"", "source = \"shop\""),
        "rule `X-01`",
        "has no source",
        "[[page]]",
    );
}

#[test]
fn a_rule_without_words_is_refused() {
    let from = "quote = \"Attraverso il riconoscimento de-visu allo sportello\"";
    check(&edit("rules.toml", from, ""), "rule `TO-001`", "a quote or a summary", "the page's own words");
}

#[test]
fn a_rule_that_nothing_uses_is_refused() {
    let to = "[[rule]]\nid = \"TO-000\"\nkind = \"fee\"\nquote = \"gratis\"\n\n[[rule]]";
    check(&edit("rules.toml", "[[rule]]", to), "rule `TO-000`", "nothing uses it", "[[not_modelled]]");
}

#[test]
fn a_rule_id_given_twice_is_refused() {
    check(&edit("rules.toml", "id = \"TO-002\"", "id = \"TO-001\""), "rule `TO-001`", "twice", "Keep one");
}

#[test]
fn a_row_id_given_twice_is_refused() {
    check(&edit("gates.toml", "id = \"T2\"", "id = \"T1\""), "gate `T1`", "two entries of this id", "another id");
}

#[test]
fn an_entry_without_a_first_day_is_refused() {
    check(&edit("gates.toml", "from = 2023-12-04", ""), "gate `T1`", "has no first day", "Give it `from`");
}

#[test]
fn an_entry_that_ends_before_it_begins_is_refused() {
    let to = "id = \"T3\"\nuntil = 2023-12-04";
    check(&edit("gates.toml", "id = \"T3\"", to), "gate `T3`", "not after it begins", "put it after `from`");
}

#[test]
fn a_gap_between_two_versions_is_refused() {
    let to = "id = \"T3\"\nuntil = 2024-01-01\nwhen = { age = { below = 16 } }\nverdict = \"not_eligible\"\n\
              codes = [\"UNDER_AGE\"]\nrules = [\"TO-044\"]\n\n[[gate]]\nid = \"T3\"\nfrom = 2024-02-01";
    check(&edit("gates.toml", "id = \"T3\"", to), "gate `T3`", "gap", "End the earlier one on 2024-02-01");
}

#[test]
fn an_overlap_of_two_versions_is_refused() {
    let to = "id = \"T3\"\nuntil = 2024-03-01\nwhen = { age = { below = 16 } }\nverdict = \"not_eligible\"\n\
              codes = [\"UNDER_AGE\"]\nrules = [\"TO-044\"]\n\n[[gate]]\nid = \"T3\"\nfrom = 2024-02-01";
    check(&edit("gates.toml", "id = \"T3\"", to), "gate `T3`", "overlaps", "until = 2024-02-01");
}

#[test]
fn a_version_that_never_ends_overlaps_with_the_next() {
    let to = "id = \"T3\"\nwhen = { age = { below = 16 } }\nverdict = \"not_eligible\"\n\
              codes = [\"UNDER_AGE\"]\nrules = [\"TO-044\"]\n\n[[gate]]\nid = \"T3\"\nfrom = 2024-02-01";
    check(&edit("gates.toml", "id = \"T3\"", to), "gate `T3`", "overlaps", "until = 2024-02-01");
}

#[test]
fn a_fee_table_without_a_catch_all_is_refused() {
    let to = "id = \"T26\"\nwhen = { age = { from = 18 } }";
    let mut texts = texts(&chambers().join("torino"));
    let text = texts.get_mut("fees.toml").expect("the file");
    *text = text.replacen("id = \"T26\"", to, 1);
    let faults = compile::compile("torino", &texts).expect_err("a gap").to_string();
    assert!(faults.contains("the fee table leaves a gap") && faults.contains("2023-12-04"), "{faults}");
}

#[test]
fn a_line_that_is_not_in_the_price_list_is_refused() {
    let from = "{ code = \"REMOTE_SIGNATURE_STANDALONE\", quantity = \"one\" }";
    let to = "{ code = \"REMOTE\", quantity = \"one\" }";
    check(&edit("fees.toml", from, to), "fee `T20`", "there is no line `REMOTE`", "[[line]]");
}

#[test]
fn a_line_without_a_price_on_some_day_of_its_row_is_refused() {
    let to = "code = \"REMOTE_SIGNATURE_STANDALONE\"\nuntil = 2025-01-01";
    let mut texts = texts(&chambers().join("torino"));
    let text = texts.get_mut("price_list.toml").expect("the file");
    *text = text.replacen("code = \"REMOTE_SIGNATURE_STANDALONE\"", to, 1);
    let faults = compile::compile("torino", &texts).expect_err("no price").to_string();
    assert!(faults.contains("fees.toml: fee `T20`") && faults.contains("has no price on some of its days"), "{faults}");
}

#[test]
fn a_gross_that_does_not_follow_from_net_and_vat_is_refused() {
    let edit = edit("price_list.toml", "net_cents = 1500", "net_cents = 1510");
    check(&edit, "line `REMOTE_SIGNATURE_BUNDLED`", "does not follow from net 1510", "a cent of rounding");
}

#[test]
fn a_cent_of_rounding_is_admitted() {
    let mut texts = texts(&chambers().join("romagna"));
    let text = texts.get_mut("price_list.toml").expect("the file");
    assert!(text.contains("net_cents = 1238, vat_percent = 22, gross_cents = 1510"), "12.38 and 22 % are 15.1036");
    assert!(compile::compile("romagna", &texts).is_ok());
}

#[test]
fn a_gross_that_is_not_the_sum_of_its_parts_is_refused() {
    let edit = edit("price_list.toml", "gross_cents = 7000\n", "gross_cents = 7100\n");
    check(&edit, "line `CNS_TOKEN_STANDARD`", "is not the sum 7000", "Correct");
}

#[test]
fn a_predicate_that_is_defined_nowhere_or_later_is_refused() {
    let unknown = edit("fees.toml", "is = \"use_unclear\"", "is = \"unclear\"");
    check(&unknown, "fee `T20-unclear`", "there is no predicate `unclear`", "define it earlier");
    let later =
        edit("concession.toml", "{ is = \"beneficiary_kind\", legal_powers = true }", "{ is = \"concession\" }");
    check(&later, "predicate `representative`", "there is no predicate `concession`", "define it earlier");
}

#[test]
fn a_reading_that_is_explained_nowhere_is_refused() {
    let edit = edit("redirects.toml", "proposed = \"AMB-TO-18\"", "proposed = \"AMB-TO-99\"");
    check(&edit, "redirect `T10`", "there is no reading `AMB-TO-99`", "both of its senses");
}

#[test]
fn a_term_that_is_defined_nowhere_is_refused() {
    let edit = edit("gates.toml", "below = \"majority\"", "below = \"adulthood\"");
    check(&edit, "gate `T3`", "neither a number nor a term", "[[term]]");
}

#[test]
fn an_eligible_row_without_lines_is_refused() {
    let edit = edit("fees.toml", "lines = [{ code = \"CNS_TOKEN_REDUCED\", quantity = \"one\" }]", "");
    check(&edit, "fee `T24`", "do not go together", "free ones too");
}

#[test]
fn a_code_group_that_nothing_fills_is_refused() {
    let edit = edit("fees.toml", "explained_by = [\"why\"]", "explained_by = [\"whence\"]");
    check(&edit, "fee `T21`", "no code is in the group `whence`", "[[code]]");
}

#[test]
fn a_reading_without_its_other_sense_is_refused() {
    let edit = edit("readings.toml", "other = \"two, each once\"", "other = \"\"");
    check(&edit, "reading `AMB-TO-01`", "both senses", "how else");
}

#[test]
fn a_folder_of_another_name_is_refused() {
    let edit = edit("chamber.toml", "slug = \"torino\"", "slug = \"turin\"");
    check(&edit, "chamber", "is not the name of the folder", "Make them the same");
}

#[test]
fn a_chamber_without_contacts_is_refused() {
    let mut texts = texts(&chambers().join("romagna"));
    let text = texts.get_mut("chamber.toml").expect("the file");
    *text = text.replacen("[contacts]\nservice = \"Firma digitale e CNS\"\nrules = [\"RO-04\"]", "", 1);
    let faults = compile::compile("romagna", &texts).expect_err("no contacts").to_string();
    assert!(faults.contains("the Chamber has no [contacts]"), "{faults}");
}
