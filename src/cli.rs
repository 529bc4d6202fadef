//! The command line: arguments, one file for each subcommand, and how errors are reported.

pub mod args;
pub mod breaks;
pub mod cache;
pub mod cards;
pub mod completions;
pub mod context;
pub mod convert;
pub mod data;
pub mod data_file;
pub mod doctor;
pub mod export;
pub mod folder;
pub mod grade;
pub mod help;
pub mod importer;
pub mod json;
pub mod language;
pub mod library;
pub mod man;
pub mod notes;
pub mod open;
pub mod outline;
pub mod output;
pub mod patience;
pub mod pictures;
pub mod points;
pub mod reading;
pub mod report;
pub mod review;
pub mod schedule;
pub mod search;
pub mod seeds;
pub mod settings;
pub mod source;
pub mod stats;
pub mod text;
pub mod typeset;
mod usage;
pub mod viewer;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{FromArgMatches, ValueEnum};

use args::{Arguments, Command, DocumentArguments, GlobalOptions, Tag, Typesetting};
use language::Speech;
use open::Asked;
use report::Failure;

use crate::config::Ambiguous;
use crate::schedule::{DayBoundary, Timestamp};

/// What the program finds around it when it starts.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the start")]
pub struct Environment {
    /// The locale's name (`LC_ALL`, `LC_MESSAGES`, `LANG`).
    pub language: Option<String>,
    /// `TERM`.
    pub terminal: Option<String>,
    /// `NO_COLOR` is set.
    pub no_color: bool,
    /// `COLORTERM`.
    pub color_term: Option<String>,
    /// `TERM_PROGRAM`: what the terminal calls itself to programs on the same machine.
    pub terminal_program: Option<String>,
    /// The locale's name that decides on characters (`LC_ALL`, `LC_CTYPE`, `LANG`).
    pub characters: Option<String>,
    /// `TMUX` is set.
    pub in_tmux: bool,
    /// `STY` is set: inside screen.
    pub in_screen: bool,
    /// `SSH_CONNECTION` is set.
    pub is_remote: bool,
    /// `DISPLAY` or `WAYLAND_DISPLAY` is set, or the system always has a display.
    pub has_display: bool,
    /// `WENGU_VIEWER`: what shows pictures, with its arguments.
    pub viewer: Option<String>,
    /// `WENGU_CACHE`.
    pub cache: Option<PathBuf>,
    /// `WENGU_DATA`.
    pub data: Option<PathBuf>,
    /// The settings file that is read where `--config` names none and it is there.
    pub config: Option<PathBuf>,
    /// `WENGU_DEVICE`: what this machine is called in the logs, where it has no name of its own.
    pub device: Option<String>,
    /// Standard input is a terminal.
    pub stdin_is_terminal: bool,
    /// Standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// The system's clock.
    pub now: Timestamp,
    /// Where a day of study begins in the system's time zone.
    pub days: DayBoundary,
}

/// Where the program reads and writes.
pub struct Streams {
    /// Standard input.
    pub input: Box<dyn Read>,
    /// Standard output.
    pub output: Box<dyn Write>,
    /// Standard error.
    pub messages: Box<dyn Write>,
}

/// What every subcommand goes by: the global options over the environment.
#[derive(Debug, Clone)]
pub struct Context {
    /// The language of the interface.
    pub speech: Speech,
    /// What `--lang` said, for a subcommand that asks for a text's language.
    pub tag: Option<Tag>,
    /// Print JSON.
    pub json: bool,
    /// No reader and no colour.
    pub plain: bool,
    /// The width of ambiguous characters, where `--ambiguous` said it.
    pub ambiguous: Option<Ambiguous>,
    /// The data folder that was asked for.
    pub data: Option<PathBuf>,
    /// The settings file that was asked for with `--config`.
    pub config: Option<PathBuf>,
    /// The time to go by.
    pub now: Timestamp,
    /// The time was given with `--now`.
    pub has_fixed_now: bool,
    /// What the program found around it.
    pub environment: Environment,
}

/// Runs the command line `arguments` (the program's name first) and says how it ended.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    environment: &Environment,
    streams: &mut Streams,
) -> ExitCode {
    let arguments = help::asked_by_word(arguments.into_iter().collect());
    #[cfg(feature = "pdf")]
    if arguments.get(1).is_some_and(|first| first == crate::runtime::pdf_process::ARGUMENT) {
        let done = crate::runtime::pdf_process::answer(&mut streams.input, &mut streams.output);
        return ExitCode::from(u8::from(done.is_err()));
    }
    let done = obey(&arguments, environment, streams)
        .and_then(|code| Ok(streams.output.flush().map(|()| code)?));
    match done {
        Ok(code) => code,
        Err(failure) if !failure.is_closed_pipe() => {
            let speech = spoken(&arguments, environment);
            let report = failure.report(speech);
            // Where standard error is closed as well, the exit code alone is left to tell.
            let _ = report.print(&mut streams.messages, speech);
            ExitCode::from(report.code)
        }
        Err(_) => ExitCode::SUCCESS,
    }
}

fn obey(
    arguments: &[OsString],
    environment: &Environment,
    streams: &mut Streams,
) -> Result<ExitCode, Failure> {
    let table = help::command(spoken(arguments, environment));
    let parsed = match table.try_get_matches_from(arguments) {
        Ok(matches) => Arguments::from_arg_matches(&matches)?,
        Err(asked) if asked.exit_code() == 0 => {
            write!(streams.output, "{}", asked.render())?;
            return Ok(ExitCode::SUCCESS);
        }
        Err(wrong) => return Err(wrong.into()),
    };
    let context = Context::of(&parsed.global, environment)?;
    // A file that was named is read whatever is done, so that a slip in its name is never passed over.
    if context.config.is_some() {
        settings::config(&context)?;
    }
    match parsed.command {
        Some(command) => perform(command, &context, streams),
        None => read(parsed, &context, streams),
    }
}

/// Opens the documents in the reader, or prints them where there is no screen. Without a document,
/// the guide at the very first start and the library later.
fn read(parsed: Arguments, context: &Context, streams: &mut Streams) -> Result<ExitCode, Failure> {
    let mut paths = parsed.paths;
    if paths.is_empty() && !context.has_screen() {
        if !library::is_empty(context)? {
            return library::print(context, &mut streams.output).map(|()| ExitCode::SUCCESS);
        }
        paths.push(context.speech.pick("seed:guide", "seed:guide-en").into());
    }
    let paths = folder::with_documents(paths)?;
    if paths.len() > 1 && context.json {
        return Err(Failure::OneDocument);
    }
    if context.has_screen() {
        let (reading, no_mouse) = (parsed.reading, parsed.no_mouse);
        let asked = Asked { paths, reading, no_mouse, ..Asked::default() };
        return open::run(&asked, context, &mut streams.input);
    }
    for path in paths {
        let asked = DocumentArguments { path, reading: parsed.reading.clone() };
        let imported = reading::open(&asked, &mut streams.input)?;
        let set = Typesetting::default();
        text::print(&imported.document, None, &set, context, &mut streams.output)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn perform(
    command: Command,
    context: &Context,
    streams: &mut Streams,
) -> Result<ExitCode, Failure> {
    let out = &mut *streams.output;
    let printed = match command {
        Command::Review(asked) => return review::run(asked, context, &mut streams.input),
        Command::Outline(asked) => {
            let imported = reading::open(&asked, &mut streams.input)?;
            outline::print(&imported, context, out)?;
            let remark = outline::remark(&imported, context.speech).filter(|_| !context.json);
            Ok(remark.map_or(Ok(()), |remark| writeln!(streams.messages, "{remark}"))?)
        }
        Command::Points(asked) => {
            let imported = reading::open(&asked, &mut streams.input)?;
            points::print(&imported.document, context, out)
        }
        Command::Cards(asked) => {
            let imported = reading::open(&asked.document, &mut streams.input)?;
            let source = source::Source::parse(&asked.document.path)?.for_reader();
            cards::print((&imported.document, &source), asked.check, context, out)
        }
        Command::Notes(asked) => {
            let imported = reading::open(&asked, &mut streams.input)?;
            notes::print(&imported.document, context, out)
        }
        Command::Search(asked) => {
            let (input, messages) = (&mut streams.input, &mut streams.messages);
            search::print(&asked, context, &mut search::Streams { input, out, messages })
        }
        Command::Convert(_) if context.json => Err(Failure::NoJson("convert")),
        Command::Convert(asked) => {
            let lost = convert::convert(&asked, context.speech, &mut streams.input, out)?;
            lost.iter().try_for_each(|line| Ok(writeln!(streams.messages, "{line}")?))
        }
        Command::Export(asked) => export::export(&asked, context, &mut streams.input, out),
        Command::Stats(asked) => stats::print(&asked, context, out),
        Command::Library => library::print(context, out),
        Command::Data(asked) => data::run(&asked.command, context, out),
        Command::Text(asked) => {
            let imported = reading::open(&asked.document, &mut streams.input)?;
            text::print(&imported.document, asked.width, &asked.typesetting, context, out)
        }
        Command::Breaks(asked) => {
            let text = reading::read_paragraphs(&mut streams.input)?;
            breaks::print(&text, &asked, context, out)
        }
        Command::Grade(asked) => grade::print(&asked, context, &mut streams.input, out),
        Command::Schedule(asked) => schedule::print(&asked, context, &mut streams.input, out),
        Command::Seeds => seeds::print(context, out),
        Command::Doctor => doctor::print(context, out),
        Command::Completions(_) if context.json => Err(Failure::NoJson("completions")),
        Command::Man if context.json => Err(Failure::NoJson("man")),
        Command::Completions(asked) => completions::print(asked.shell, context.speech, out),
        Command::Man => man::print(out),
    };
    printed.map(|()| ExitCode::SUCCESS)
}

/// The language of help texts and of errors, which is needed before anything is parsed.
fn spoken(arguments: &[OsString], environment: &Environment) -> Speech {
    language::choose(said_language(arguments), environment.language.as_deref())
}

fn said_language(arguments: &[OsString]) -> Option<Tag> {
    let words: Vec<_> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let after = words.iter().position(|word| *word == "--lang").and_then(|at| words.get(at + 1));
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    Tag::from_str(after.copied().or(joined)?, true).ok()
}

impl Context {
    /// True where the reader can be shown: on a terminal that can place its cursor, unless plain
    /// text was asked for.
    #[must_use]
    pub fn has_screen(&self) -> bool {
        let is_dumb = self.environment.terminal.as_deref() == Some("dumb");
        self.environment.stdout_is_terminal && !self.plain && !self.json && !is_dumb
    }

    /// True where text may be set off on standard output: on a terminal, without `NO_COLOR`.
    #[must_use]
    pub fn has_colour(&self) -> bool {
        self.has_screen() && !self.environment.no_color
    }

    fn of(global: &GlobalOptions, environment: &Environment) -> Result<Self, Failure> {
        let now = match &global.now {
            Some(text) => Timestamp::parse(text).map_err(Failure::Time)?,
            None => environment.now,
        };
        Ok(Self {
            speech: language::choose(global.lang, environment.language.as_deref()),
            tag: global.lang,
            json: global.json,
            plain: global.plain,
            ambiguous: global.ambiguous,
            data: global.data.clone().or_else(|| environment.data.clone()),
            config: global.config.clone(),
            now,
            has_fixed_now: global.now.is_some(),
            environment: environment.clone(),
        })
    }
}
