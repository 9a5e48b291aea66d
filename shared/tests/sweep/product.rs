//! Every combination of the values of several dimensions.

use sportello_shared::rules::Answers;

use crate::classes::Dimension;

/// Calls `visit` with the given answers and each combination of the dimensions' values on top of them.
pub(crate) fn each(given: &Answers, dimensions: &[Dimension], mut visit: impl FnMut(&Answers)) {
    let mut answers = given.clone();
    visit_from(dimensions, &mut answers, &mut visit);
}

fn visit_from(dimensions: &[Dimension], answers: &mut Answers, visit: &mut impl FnMut(&Answers)) {
    let Some((first, rest)) = dimensions.split_first() else { return visit(answers) };
    for value in &first.values {
        first.put(value, answers);
        visit_from(rest, answers, visit);
    }
}
