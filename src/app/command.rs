//! The `:` command line: what a line means, and what can complete it.

use std::path::PathBuf;

use super::App;
use super::effect::Effect;
use super::opened::Source;
use super::pictures::To;
use crate::action::Action;
use crate::action::Group;
use crate::action::TABLE;
use crate::config::Interface;
use crate::config::setting;
use crate::config::setting::SetError;
use crate::schedule::Timestamp;

/// What a command line means.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Command {
    /// An action with its count.
    Act(Action, Option<usize>),
    /// A setting with its new value.
    Set(String, String),
    /// Open another document.
    Open(Source),
    /// Save the nearest picture to this file.
    Picture(PathBuf),
}

/// Why a command line means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
enum CommandError {
    /// No command begins so.
    Unknown(String),
    /// Several commands begin so.
    Several(String),
    /// Something has to follow.
    Incomplete(&'static str),
}

/// A line that a command line can be completed to, and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The whole line.
    pub line: String,
    /// What it does, in Chinese and English.
    pub about: (&'static str, &'static str),
}

/// Commands that are no actions, with what they do.
const COMMANDS: [(&str, (&str, &str)); 3] = [
    ("open", ("打开文件：open 路径", "Open a document: open PATH")),
    ("picture", ("存下最近的一张图：picture 文件", "Save the nearest picture: picture FILE")),
    ("set", ("设置：set 名称 值", "Change a setting: set NAME VALUE")),
];

/// Short names that fingers know from less and vim, with what they stand for.
const SHORT: [(&str, &str); 6] = [
    ("n", "document-next"),
    ("next", "document-next"),
    ("p", "document-previous"),
    ("prev", "document-previous"),
    ("e", "open"),
    ("q", "quit"),
];

/// Everything that can stand first in a command line, with what it does.
fn names() -> impl Iterator<Item = (&'static str, (&'static str, &'static str))> {
    let actions = TABLE
        .iter()
        .filter(|entry| !matches!(entry.group, Group::Line | Group::Note))
        .map(|entry| (entry.name, (entry.zh, entry.en)));
    COMMANDS.into_iter().chain(actions)
}

/// The lines that `typed` can be completed to: names that begin with it, then those with it inside.
#[must_use]
pub fn complete(typed: &str) -> Vec<Candidate> {
    match typed.split_once(' ') {
        None => {
            let begins = names().filter(|(name, _)| name.starts_with(typed));
            let inside = names().filter(|(n, _)| !n.starts_with(typed) && n.contains(typed));
            begins
                .chain(inside)
                .map(|(name, about)| Candidate { line: name.to_owned(), about })
                .collect()
        }
        Some(("set", rest)) => match rest.split_once(' ') {
            None => setting::TABLE
                .iter()
                .filter(|row| row.name.starts_with(rest))
                .map(|row| Candidate { line: format!("set {}", row.name), about: row.about })
                .collect(),
            Some((name, value)) => setting::TABLE
                .iter()
                .filter(|row| row.name == name)
                .flat_map(|row| row.values.iter().map(move |choice| (row, choice)))
                .filter(|(_, choice)| choice.starts_with(value))
                .map(|(row, choice)| Candidate {
                    line: format!("set {name} {choice}"),
                    about: row.about,
                })
                .collect(),
        },
        Some(_) => Vec::new(),
    }
}

fn parse(text: &str) -> Result<Command, CommandError> {
    let (word, rest) = text.split_once(' ').map_or((text, ""), |(word, rest)| (word, rest.trim()));
    if let Some(number) = word.strip_suffix('%').and_then(|digits| digits.parse().ok()) {
        return Ok(Command::Act(Action::Percent, Some(number)));
    }
    if let Ok(number) = word.parse() {
        return Ok(Command::Act(Action::Start, Some(number)));
    }
    match full_name(word)? {
        "open" if rest.is_empty() => Err(CommandError::Incomplete("open PATH")),
        "open" => Ok(Command::Open(Source::of_path(rest))),
        "picture" if rest.is_empty() => Err(CommandError::Incomplete("picture FILE")),
        "picture" => Ok(Command::Picture(PathBuf::from(rest))),
        "set" => match rest.split_once([' ', '=']) {
            Some((name, value)) => Ok(Command::Set(name.to_owned(), value.trim().to_owned())),
            None => Err(CommandError::Incomplete("set NAME VALUE")),
        },
        name => Action::from_name(name)
            .map(|action| Command::Act(action, rest.parse().ok()))
            .ok_or_else(|| CommandError::Unknown(word.to_owned())),
    }
}

/// The command's whole name, where `word` is one or begins just one.
fn full_name(word: &str) -> Result<&'static str, CommandError> {
    if let Some((_, name)) = SHORT.iter().find(|(short, _)| *short == word) {
        return Ok(name);
    }
    if let Some((name, _)) = names().find(|(name, _)| *name == word) {
        return Ok(name);
    }
    let mut found = names().filter(|(name, _)| name.starts_with(word));
    match (found.next(), found.next()) {
        (Some((name, _)), None) => Ok(name),
        (None, _) => Err(CommandError::Unknown(word.to_owned())),
        (Some(_), Some(_)) => Err(CommandError::Several(word.to_owned())),
    }
}

impl App {
    /// Does what a command line says, or says what is wrong with it.
    pub(super) fn run_command(&mut self, text: &str, now: Timestamp) -> Vec<Effect> {
        match parse(text) {
            Ok(Command::Act(action, count)) => return self.act(action, count, now),
            Ok(Command::Picture(path)) => return self.want_picture(To::File(path)),
            Ok(Command::Open(source)) => return vec![Effect::Open(source)],
            Ok(Command::Set(name, value)) => {
                match setting::set(&mut self.settings, &name, &value) {
                    Ok(()) if name == "mouse" => return vec![Effect::Mouse(self.settings.mouse)],
                    Ok(()) => {}
                    Err(error) => {
                        let text = refused(&error, self.interface());
                        self.status.error(text);
                    }
                }
            }
            Err(error) => {
                let text = error.in_language(self.interface());
                self.status.error(text);
            }
        }
        Vec::new()
    }
}

impl CommandError {
    fn in_language(&self, interface: Interface) -> String {
        match (self, interface) {
            (Self::Unknown(word), Interface::Zh) => format!("没有命令 {word}，按 Tab 补全"),
            (Self::Unknown(word), Interface::En) => {
                format!("there is no command {word}; Tab completes")
            }
            (Self::Several(word), Interface::Zh) => {
                format!("{word} 开头的命令不止一个，按 Tab 补全")
            }
            (Self::Several(word), Interface::En) => {
                format!("several commands begin with {word}; Tab completes")
            }
            (Self::Incomplete(form), Interface::Zh) => format!("写法：{form}"),
            (Self::Incomplete(form), Interface::En) => format!("the form is: {form}"),
        }
    }
}

/// Why a setting was not changed, in the interface's language.
fn refused(error: &SetError, interface: Interface) -> String {
    match (error, interface) {
        (SetError::Unknown(name), Interface::Zh) => format!("没有设置 {name}，按 Tab 补全"),
        (SetError::Unknown(name), Interface::En) => {
            format!("there is no setting {name}; Tab completes")
        }
        (SetError::Value(name, values), Interface::Zh) => {
            format!("{name} 可以是 {}", values.join("、"))
        }
        (SetError::Value(name, values), Interface::En) => {
            format!("{name} can be {}", values.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_outside_the_input_line_is_a_command() {
        for entry in TABLE.iter().filter(|entry| !matches!(entry.group, Group::Line | Group::Note))
        {
            assert_eq!(parse(entry.name), Ok(Command::Act(entry.action, None)));
        }
    }

    #[test]
    fn a_beginning_that_fits_one_command_is_enough() {
        assert_eq!(parse("q"), Ok(Command::Act(Action::Quit, None)));
        assert_eq!(parse("heading"), Err(CommandError::Several("heading".to_owned())));
    }

    #[test]
    fn short_names_of_less_and_vim_go_before_the_beginnings_of_others() {
        assert_eq!(parse("n"), Ok(Command::Act(Action::DocumentNext, None)));
        assert_eq!(parse("p"), Ok(Command::Act(Action::DocumentPrevious, None)));
        assert_eq!(parse("e b.txt"), Ok(Command::Open(Source::Path("b.txt".into()))));
    }

    #[test]
    fn a_number_is_a_paragraph_and_with_a_sign_a_percentage() {
        assert_eq!(parse("12"), Ok(Command::Act(Action::Start, Some(12))));
        assert_eq!(parse("40%"), Ok(Command::Act(Action::Percent, Some(40))));
        assert_eq!(parse("line-down 3"), Ok(Command::Act(Action::LineDown, Some(3))));
    }

    #[test]
    fn completion_offers_names_settings_and_values() {
        let lines = |typed| complete(typed).into_iter().map(|c| c.line).collect::<Vec<_>>();
        assert_eq!(lines("note-n"), ["note-next"]);
        assert_eq!(lines("set them"), ["set theme"]);
        assert!(lines("set theme d").contains(&"set theme dark".to_owned()));
    }
}
