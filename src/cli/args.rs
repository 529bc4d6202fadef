//! What can be said on the command line: the one table behind parsing, help, completions and the
//! man page.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::cards::CardsArguments;
use super::grade::GradeArguments;
use super::review::ReviewArguments;
use super::schedule::ScheduleArguments;
use super::search::SearchArguments;
use super::stats::StatsArguments;
use crate::config::Ambiguous;

/// Reads and studies scholarly articles in Chinese and other CJK scripts.
#[derive(Debug, Parser)]
#[command(
    name = "wengu",
    version,
    max_term_width = 100,
    disable_help_flag = true,
    disable_version_flag = true,
    override_usage = "wengu [OPTIONS] [PATH]...\n       wengu [OPTIONS] <COMMAND>",
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// Documents to open in the reader; `-` is standard input, `seed:NAME` one that ships inside.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How the documents are read.
    #[command(flatten)]
    pub reading: ReadingOptions,
    /// Leave the mouse to the terminal.
    #[arg(long)]
    pub no_mouse: bool,
    /// Options of every subcommand.
    #[command(flatten)]
    pub global: GlobalOptions,
    /// Print the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
    /// What to do, where it is not opening the reader.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that every subcommand takes.
#[derive(Debug, Args)]
pub struct GlobalOptions {
    /// Folder of what you leave behind: positions, marks, cards.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Settings file.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Width of characters like “ ” ① in this terminal: auto, narrow, wide.
    #[arg(long, global = true, value_name = "WIDTH", value_parser = ambiguous())]
    #[arg(hide_possible_values = true)]
    pub ambiguous: Option<Ambiguous>,
    /// Language of the interface: zh, en. For `breaks` the language of the text.
    #[arg(long, global = true, value_name = "LANG", value_enum, hide_possible_values = true)]
    pub lang: Option<Tag>,
    /// Print one JSON object and nothing else.
    #[arg(long, global = true)]
    pub json: bool,
    /// No reader, no colour: plain text.
    #[arg(long, global = true)]
    pub plain: bool,
    /// The time to go by, as in 2026-11-24T08:00:00Z.
    #[arg(long, global = true, value_name = "RFC3339")]
    pub now: Option<String>,
    /// Print this help.
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    pub help: Option<bool>,
}

/// The names of the settings file's choices.
fn ambiguous() -> impl TypedValueParser<Value = Ambiguous> {
    PossibleValuesParser::new(Ambiguous::ALL.iter().map(|choice| choice.name()))
        .try_map(|name| Ambiguous::from_name(&name).ok_or("no such width"))
}

/// How a document's bytes are read.
#[derive(Debug, Clone, Default, Args)]
pub struct ReadingOptions {
    /// Character encoding, where it is told wrongly: gb18030, big5, euc-kr.
    #[arg(long, value_name = "ENCODING")]
    pub encoding: Option<String>,
    /// Format, where it is told wrongly: text, markdown, html, epub, docx.
    #[arg(long, value_name = "FORMAT", value_enum, hide_possible_values = true)]
    pub format: Option<FormatName>,
}

/// One document and how it is read.
#[derive(Debug, Args)]
pub struct DocumentArguments {
    /// The document; `-` is standard input, `seed:NAME` one that ships inside.
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// How the document is read.
    #[command(flatten)]
    pub reading: ReadingOptions,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the headings with the counts of key points and notes.
    Outline(DocumentArguments),
    /// Print the footnotes with the sentence that each one stands in.
    Notes(DocumentArguments),
    /// Print the key points under their headings.
    Points(DocumentArguments),
    /// Print the cards that the quiz would ask.
    Cards(CardsArguments),
    /// Find a query in the text, notes and headings of documents.
    Search(SearchArguments),
    /// Write the document as normalised Markdown, or as plain text.
    Convert(ConvertArguments),
    /// Write cards, marks and notes for other programs: Markdown, Anki, CSV, JSON.
    Export(ExportArguments),
    /// List the documents that you have opened.
    Library,
    /// Ask the cards that are due, those of several documents mixed, in the terminal.
    Review(ReviewArguments),
    /// Say how much you reviewed, what you remembered, and what is to come.
    Stats(StatsArguments),
    /// Look at the folder of what you leave behind, write it out, take in another.
    Data(DataArguments),
    /// Print a document laid out as the text pane shows it.
    Text(TextArguments),
    /// Break the paragraphs on standard input, one a line, into lines.
    Breaks(BreaksArguments),
    /// Grade typed answers as the quiz does.
    Grade(GradeArguments),
    /// Print the memory state and the next date after each review of a card.
    Schedule(ScheduleArguments),
    /// List the documents that ship inside.
    Seeds,
    /// Say what this terminal can do, where your data lies, and what to change.
    Doctor,
    /// Print a completion script for a shell.
    Completions(CompletionsArguments),
    /// Print the man page.
    Man,
}

/// Arguments of `data`.
#[derive(Debug, Args)]
#[command(arg_required_else_help = false, disable_help_subcommand = true)]
pub struct DataArguments {
    /// What to do with it.
    #[command(subcommand)]
    pub command: DataCommand,
}

/// What can be done with the data folder.
#[derive(Debug, Subcommand)]
pub enum DataCommand {
    /// Print where it lies.
    Path,
    /// Read every line of its logs and say what is in them.
    Check,
    /// Write all events to one file.
    Export {
        /// File to write; `-` is standard output.
        #[arg(value_name = "OUT", default_value = "-")]
        output: PathBuf,
    },
    /// Take in the events of another data folder or of an exported file.
    Import {
        /// Data folder, or file that `data export` wrote.
        #[arg(value_name = "FROM")]
        from: PathBuf,
    },
}

/// Arguments of `text`.
#[derive(Debug, Args)]
pub struct TextArguments {
    /// The document.
    #[command(flatten)]
    pub document: DocumentArguments,
    /// Cells of a whole line; a Han character takes two.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub width: Option<u16>,
    /// How the text is set.
    #[command(flatten)]
    pub typesetting: Typesetting,
}

/// Arguments of `breaks`.
#[derive(Debug, Args)]
pub struct BreaksArguments {
    /// Cells of a whole line; a Han character takes two.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub width: Option<u16>,
    /// Print each line with │ at each place where it may be broken.
    #[arg(long)]
    pub opportunities: bool,
    /// With --opportunities: by UAX #14 alone.
    #[arg(long, requires = "opportunities")]
    pub no_tailoring: bool,
    /// How the text is set.
    #[command(flatten)]
    pub typesetting: Typesetting,
}

/// How text is set.
#[derive(Debug, Clone, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Typesetting {
    /// How strictly lines are kept from starting and ending with certain marks: strict, normal,
    /// loose.
    #[arg(long, value_name = "LEVEL", value_enum, hide_possible_values = true)]
    pub level: Option<LevelName>,
    /// Let a stop at a line's end hang in the last two columns.
    #[arg(long)]
    pub hanging: bool,
    /// Spread what a line leaves over across the gaps between Han and Latin.
    #[arg(long)]
    pub justify: bool,
    /// Put a blank line between paragraphs in place of an indent.
    #[arg(long)]
    pub blank_line: bool,
    /// Put a blank row after each line.
    #[arg(long)]
    pub double: bool,
    /// Leave out readings (ruby).
    #[arg(long)]
    pub no_ruby: bool,
    /// Keep words whole at the price of more uneven lines.
    #[arg(long)]
    pub words_first: bool,
    /// Let each line take as much as it holds.
    #[arg(long, conflicts_with = "words_first")]
    pub greedy: bool,
}

/// A strictness of line breaking as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LevelName {
    /// Every prohibition.
    Strict,
    /// As most print has it.
    Normal,
    /// For short lines.
    Loose,
}

/// Arguments of `convert`.
#[derive(Debug, Args)]
pub struct ConvertArguments {
    /// The document.
    #[command(flatten)]
    pub document: DocumentArguments,
    /// File to write; `-` is standard output.
    #[arg(short, long, value_name = "OUT", default_value = "-")]
    pub output: PathBuf,
    /// Write the pictures into this folder, for the document to lead to.
    #[arg(long, value_name = "DIR")]
    pub pictures: Option<PathBuf>,
    /// What to write: markdown, text; by the name of the file where it is not said.
    #[arg(long, value_name = "FORMAT", value_enum, hide_possible_values = true)]
    pub to: Option<TargetName>,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// Documents, or folders of documents.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// What to write: markdown, anki, csv, json; by the name of the file where it is not said.
    #[arg(long = "format", value_name = "FORMAT", value_enum, hide_possible_values = true)]
    pub form: Option<ExportFormat>,
    /// File to write; `-` is standard output.
    #[arg(short, long, value_name = "OUT", default_value = "-")]
    pub output: PathBuf,
}

/// A form that cards and marks are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// What was marked, under its sections, with notes and sources.
    Markdown,
    /// Cards as text that Anki imports.
    Anki,
    /// Cards and marks as a table.
    Csv,
    /// Everything, with the places.
    Json,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell: bash, zsh, fish, elvish, powershell.
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true)]
    pub shell: Shell,
}

/// A language as the command line names it (BCP 47).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tag {
    /// Chinese.
    Zh,
    /// Chinese in simplified characters.
    #[value(name = "zh-Hans")]
    ZhHans,
    /// Chinese in traditional characters.
    #[value(name = "zh-Hant")]
    ZhHant,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// English.
    En,
}

/// A format that documents are written in, as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TargetName {
    /// Normalised Markdown.
    Markdown,
    /// Plain text with the notes at its end.
    Text,
}

/// A document format as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// Text as it comes out of print.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// EPUB.
    Epub,
    /// DOCX.
    Docx,
}
