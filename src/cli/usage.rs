//! What is said where the arguments are wrong: clap's errors in Chinese and English.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::language::Speech;
use super::report::{Report, clean};

/// The report of an error that clap found.
pub(super) fn report(error: &clap::Error, speech: Speech) -> Report {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => speech.pick(
            format!("“{argument}”多余：这里不再要参数"),
            format!("{argument} is one argument too many"),
        ),
        ErrorKind::UnknownArgument => speech
            .pick(format!("没有“{argument}”这个选项"), format!("there is no option {argument}")),
        ErrorKind::InvalidValue if value.is_empty() => {
            speech.pick(format!("“{argument}”后面缺少一个值"), format!("{argument} needs a value"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => speech.pick(
            format!("“{value}”不能用作“{argument}”的值"),
            format!("{value} is not a value of {argument}"),
        ),
        ErrorKind::InvalidSubcommand => {
            let command = context(error, ContextKind::InvalidSubcommand);
            speech
                .pick(format!("没有“{command}”这个命令"), format!("there is no command {command}"))
        }
        ErrorKind::MissingSubcommand => {
            speech.pick("缺少命令".to_owned(), "a command is missing".to_owned())
        }
        ErrorKind::MissingRequiredArgument => {
            speech.pick(format!("缺少 {argument}"), format!("{argument} is missing"))
        }
        ErrorKind::ArgumentConflict => {
            let prior = context(error, ContextKind::PriorArg);
            speech.pick(
                format!("“{argument}”不能和“{prior}”一起用"),
                format!("{argument} cannot be used with {prior}"),
            )
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            speech.pick(
                format!("“{argument}”的值多了或少了"),
                format!("{argument} has too many or too few values"),
            )
        }
        ErrorKind::InvalidUtf8 => speech.pick(
            "这里的参数必须是 UTF-8".to_owned(),
            "the argument has to be UTF-8 here".to_owned(),
        ),
        _ => first_line(error),
    };
    Report::wrong_usage(message, hint(error, speech))
}

fn hint(error: &clap::Error, speech: Speech) -> String {
    let suggestions =
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    for kind in suggestions {
        let near = context(error, kind);
        if !near.is_empty() {
            return speech.pick(format!("是不是“{near}”？"), format!("did you mean {near}?"));
        }
    }
    for kind in [ContextKind::ValidValue, ContextKind::ValidSubcommand] {
        let choices = context(error, kind);
        if !choices.is_empty() {
            return speech.pick(format!("可以用：{choices}"), format!("it takes: {choices}"));
        }
    }
    speech.pick("`wengu --help` 有全部用法", "`wengu --help` lists what there is").to_owned()
}

/// The words that clap kept of this kind, joined by commas; empty where there are none.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => clean(text),
        Some(ContextValue::Strings(texts)) => clean(&texts.join(", ")),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn first_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    clean(text.lines().next().unwrap_or_default().trim_start_matches("error: "))
}
