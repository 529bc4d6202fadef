//! `wengu PATH`: a document in the reader.

use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use super::Context;
use super::args::ReadingOptions;
use super::data;
use super::importer::Importer;
use super::language::Speech;
use super::patience::with_patience;
use super::report::{Failure, Report, shown};
use super::settings;
use super::source::Source;
use super::viewer::Viewer;
use crate::app::App;
use crate::app::Effect;
use crate::app::Message;
use crate::app::Opened;
use crate::app::Size;
use crate::app::files::Files;
use crate::app::opened;
use crate::app::opening;
use crate::config;
use crate::import::progress::Step;
use crate::import::progress::Watch;
use crate::runtime::Pictures;
use crate::runtime::Runtime;
use crate::runtime::clock::Clock;
use crate::runtime::clock::Stopwatch;
use crate::runtime::records::Records;
use crate::store::Store;
use crate::text::grapheme::AmbiguousWidth;
use crate::text::grapheme::Cells;
use crate::text::grapheme::cluster_width;
use crate::text::grapheme::clusters;
use crate::tui::panic_log::PanicLog;
use crate::tui::run;
use crate::tui::run::Stay;
use crate::tui::session::Mouse;

/// How long the first frame waits for the data folder.
const ENTRY_PATIENCE: Duration = Duration::from_millis(60);

/// How long the end waits for a disk that does not answer.
const END_PATIENCE: Duration = Duration::from_secs(10);

/// What is asked of the reader.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The documents to go through; the library where there are none.
    pub paths: Vec<PathBuf>,
    /// How their bytes are read.
    pub reading: ReadingOptions,
    /// The mouse is left to the terminal.
    pub no_mouse: bool,
    /// What is done with the documents.
    pub purpose: Purpose,
}

/// What is done with the documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// They are read.
    #[default]
    Reading,
    /// Their cards are asked, one document after another.
    Reviewing,
}

/// Opens the document in the reader and runs it to its end; the exit code of that end comes back.
///
/// # Errors
///
/// Where the document cannot be read, which is told before the terminal is touched, or where there
/// is no terminal.
pub fn run(
    asked: &Asked,
    context: &Context,
    input: &mut dyn io::Read,
) -> Result<ExitCode, Failure> {
    let mut runtime = runtime(asked, context)?;
    let mut app = App::new(settings::config(context)?, context.speech, Size::default());
    open_first(asked, context, &mut app, &runtime, input)?;
    await_entry(&mut app, &runtime);
    let ambiguous = match app.settings().ambiguous {
        config::Ambiguous::Auto => None,
        config::Ambiguous::Narrow => Some(AmbiguousWidth::Narrow),
        config::Ambiguous::Wide => Some(AmbiguousWidth::Wide),
    };
    let mouse = if asked.no_mouse || !app.settings().mouse { Mouse::Off } else { Mouse::On };
    let in_screen = context.environment.in_screen;
    let stay = Stay { mouse, ambiguous, log: panic_log(context), in_screen };
    let ending = run::run(&mut app, &mut runtime, &stay)?;
    runtime.end(refuges(), END_PATIENCE)?;
    Ok(ExitCode::from(ending.exit_code()))
}

/// Opens the first of the documents that can be opened, or the library where none is named; one
/// that cannot be is told in the reader where there are others.
///
/// # Errors
///
/// What is wrong with the first one, where none can be opened.
fn open_first(
    asked: &Asked,
    context: &Context,
    app: &mut App,
    runtime: &Runtime,
    input: &mut dyn io::Read,
) -> Result<(), Failure> {
    let sources: Result<Vec<_>, _> = asked.paths.iter().map(|path| Source::parse(path)).collect();
    let sources = sources?;
    if sources.is_empty() {
        let listing = app.open_library();
        // Both ask for the library, which is read once.
        perform(
            match asked.purpose {
                Purpose::Reading => listing,
                Purpose::Reviewing => app.review_due(),
            },
            runtime,
        );
        return Ok(());
    }
    let mut passed = None;
    for (index, source) in sources.iter().enumerate() {
        let importer = Importer::of(&asked.reading, context);
        let line = |step| opening_line(source, step, app.interface());
        let document = with_patience(line, |watch| opened(source, &importer, input, watch));
        match document {
            Ok(document) => {
                let files = Files::new(sources.iter().map(Source::for_reader), index);
                app.set_files(match asked.purpose {
                    Purpose::Reading => files,
                    Purpose::Reviewing => files.for_review(0),
                });
                perform(app.update(Message::Opened(Box::new(document)), runtime.now()), runtime);
                if let Some(failure) = passed {
                    let told = Message::Failed(in_a_line(&failure, app.interface()));
                    perform(app.update(told, runtime.now()), runtime);
                }
                return Ok(());
            }
            Err(failure) => passed = passed.or(Some(failure)),
        }
    }
    passed.map_or(Ok(()), Err)
}

/// The cells of the line below, so that it stays a line on a narrow terminal.
const OPENING_WIDTH: Cells = Cells(39);

/// What stands on the terminal while a document that takes long is read: how far it is, and the
/// file's name as far as there is room.
fn opening_line(source: &Source, step: Option<Step>, speech: Speech) -> String {
    let name = match source {
        Source::Input => speech.pick("标准输入", "standard input").to_owned(),
        Source::Seed(seed) => seed.name.to_owned(),
        Source::File(path) => shown(path.file_name().map_or(path.as_path(), Path::new)),
    };
    let come = step.map_or_else(
        || speech.pick("正在打开", "opening").to_owned(),
        |step| opening::words(step, speech),
    );
    let whole = speech
        .pick(format!("{come}，Ctrl-C 停止：{name}"), format!("{come}, Ctrl-C stops: {name}"));
    let mut room = OPENING_WIDTH;
    let fits = |cluster: &(usize, &str)| {
        let width = cluster_width(cluster.1);
        let is_room = width <= room;
        room = if is_room { room.saturating_sub(width) } else { Cells::ZERO };
        is_room
    };
    clusters(&whole).take_while(fits).map(|(_, cluster)| cluster).collect()
}

/// A runtime that reads the data folder while the document is imported.
fn runtime(asked: &Asked, context: &Context) -> Result<Runtime, Failure> {
    let clock = if context.has_fixed_now { Clock::Fixed(context.now) } else { Clock::System };
    let (folder, device) = (data::folder(context)?, data::device(context));
    let (importer, speech) = (Importer::of(&asked.reading, context), context.speech);
    let opener = move |wanted: &opened::Source, watch: Watch<'_>| {
        open_later(wanted, &importer, speech, watch)
    };
    let days = context.environment.days.clone();
    let open = move || Records::new(Store::open(folder, device)).with_days(days);
    let viewer = Viewer::of(&context.environment, speech);
    let pictures: Pictures = Arc::new(move |wanted, tell| viewer.serve(wanted, tell));
    Ok(Runtime::new(clock, Arc::new(opener), open)?.with_pictures(pictures))
}

/// Performs effects before there is a terminal; nothing is asked of it.
fn perform(effects: Vec<Effect>, runtime: &Runtime) {
    for effect in effects {
        let _ = runtime.perform(effect);
    }
}

/// Waits a moment for the library or for what was left behind in the document, so that the first
/// frame shows the place where the reader stopped; a slow disk does not hold it up.
fn await_entry(app: &mut App, runtime: &Runtime) {
    let stopwatch = Stopwatch::start();
    while !app.is_ready() {
        let Some(left) = ENTRY_PATIENCE.checked_sub(stopwatch.elapsed()) else { return };
        runtime.mailbox().wait(Some(left));
        for message in runtime.mailbox().drain() {
            perform(app.update(message, runtime.now()), runtime);
        }
    }
}

/// Where what could not be saved is written to at the end: the folder that the person is in, else
/// the one for temporary files.
fn refuges() -> Vec<PathBuf> {
    std::env::current_dir().into_iter().chain([std::env::temp_dir()]).collect()
}

fn opened(
    source: &Source,
    importer: &Importer,
    input: &mut dyn io::Read,
    watch: Watch<'_>,
) -> Result<Opened, Failure> {
    let document = importer.import(source, input, watch)?;
    let source = source.for_reader();
    Ok(Opened { name: source.name(), source, document })
}

/// A failure's message and hint in one line.
pub(super) fn in_a_line(failure: &Failure, speech: Speech) -> String {
    let Report { message, hint, .. } = failure.report(speech);
    speech.pick(format!("{message}；{hint}"), format!("{message}; {hint}"))
}

/// Panics are written down in the data folder, or in the one for temporary files.
fn panic_log(context: &Context) -> PanicLog {
    let data = data::folder(context).ok().map(|folder| folder.path().to_owned());
    PanicLog::in_first_of(data.into_iter().chain([std::env::temp_dir()]).collect())
}

/// Opens a document that the reader asks for; what is wrong comes back in words.
fn open_later(
    wanted: &opened::Source,
    importer: &Importer,
    speech: Speech,
    watch: Watch<'_>,
) -> Result<Opened, String> {
    Source::of_reader(wanted)
        .map_err(Failure::from)
        .and_then(|source| opened(&source, importer, &mut io::empty(), watch))
        .map_err(|failure| in_a_line(&failure, speech))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_long_import_stays_on_a_narrow_terminal() {
        let source = Source::File(PathBuf::from("/books/渡口的历史与地方社会.epub"));
        let line = opening_line(&source, Some(Step::Chapters { done: 9, of: 40 }), Speech::Zh);
        assert_eq!(line, "第 10/40 章，Ctrl-C 停止：渡口的历史与");
        let line = opening_line(&source, None, Speech::En);
        assert!(line.starts_with("opening, Ctrl-C stops: 渡口"));
    }
}
