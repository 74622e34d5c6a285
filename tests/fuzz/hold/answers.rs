//! Answers, wherever they come from: they are read without a panic, nothing of them is lost on any way out, and everything
//! can be said of them.

use hujifen::answers::file::{self, FileProblem, OpenedFile};
use hujifen::answers::{Answers, Draft, link, open_questions, standing};
use hujifen::report::{Parts, Report, Subject};
use hujifen::rules::{Profile, assess};
use hujifen::texts;

use super::{is_filled, profile, today};

/// Holds for answers with no more rows than a life has.
pub fn answered(answers: &Answers) {
    is_read(answers);
    comes_back_from_a_draft(answers);
    comes_back_from_a_file(answers);
    comes_back_from_a_link(answers);
    says_the_same_in_plain_form(answers);
}

fn is_read(answers: &Answers) {
    let reading = answers.read(today());
    let json = serde_json::to_string(&reading.profile).expect("JSON");
    assert_eq!(Profile::from_json(&json).as_ref(), Ok(&reading.profile), "{json}");
    profile::scored(&reading.profile);
    for slot in answers.slots() {
        is_filled(&texts::label(slot));
        texts::answer_text(answers, slot);
        reading.fault(slot).into_iter().for_each(|fault| is_filled(&texts::fault_text(fault)));
    }
    is_reported(answers);
}

fn is_reported(answers: &Answers) {
    let reading = &answers.read(today());
    let assessment = &assess(&reading.profile, today());
    let open = open_questions(answers, reading, assessment, today());
    let standing = standing(answers, reading, assessment);
    is_filled(&texts::standing(standing, assessment, open.len()));
    let day = reading.profile.assessed_on.unwrap_or(today());
    let subject = Subject { answers, reading, assessment, standing, open: open.len(), day, name: None, address: None };
    let report = Report::of(&subject, Parts::ALL);
    assert!(!report.title.is_empty() && report.sections.iter().all(|section| !section.title.is_empty()));
    assert!(report.html().contains(&report.title));
}

fn comes_back_from_a_draft(answers: &Answers) {
    let draft = Draft::of(answers.clone());
    assert_eq!(Draft::from_json(&draft.to_json()), Ok(draft));
}

fn comes_back_from_a_file(answers: &Answers) {
    match file::save(answers, today(), "张三") {
        Ok(saved) => {
            let opened = OpenedFile { answers: answers.clone(), name: "张三".to_owned() };
            assert_eq!(file::open(&saved), Ok(opened));
        }
        Err(error) => assert!(matches!(error.problem, FileProblem::TooLong | FileProblem::TooManyRows), "{error:?}"),
    }
}

fn comes_back_from_a_link(answers: &Answers) {
    match link::encode(answers) {
        Ok(text) => assert_eq!(link::decode(&text).as_ref(), Ok(answers)),
        Err(error) => assert_eq!(error, link::LinkError::TooLong),
    }
}

fn says_the_same_in_plain_form(answers: &Answers) {
    let mut plain = answers.clone();
    answers.slots().into_iter().for_each(|slot| plain.tidy(slot));
    assert_eq!(plain.read(today()), answers.read(today()));
    let once = plain.clone();
    answers.slots().into_iter().for_each(|slot| plain.tidy(slot));
    assert_eq!(plain, once);
}
