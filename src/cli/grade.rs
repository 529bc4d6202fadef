//! `grade`: typed answers graded as the quiz grades them.

use std::io::{Read, Write};
use std::path::Path;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::Context;
use super::data_file;
use super::json;
use super::language::Speech;
use super::report::Failure;
use crate::recall::answer::{self, Graded, Verdict};

/// Arguments of `grade`.
#[derive(Debug, Args)]
pub struct GradeArguments {
    /// The answer that is expected.
    #[arg(long, value_name = "TEXT", required_unless_present = "pairs", requires = "typed")]
    pub expected: Option<String>,
    /// The answer that was typed.
    #[arg(
        long,
        value_name = "TEXT",
        required_unless_present = "pairs",
        allow_hyphen_values = true
    )]
    pub typed: Option<String>,
    /// Another form that counts as the expected answer; may be repeated.
    #[arg(long, value_name = "TEXT")]
    pub accept: Vec<String>,
    /// JSON file with many pairs: [{"expected": …, "typed": …, "accept": […]}].
    #[arg(long, value_name = "FILE", conflicts_with_all = ["expected", "typed", "accept"])]
    pub pairs: Option<std::path::PathBuf>,
}

#[derive(Debug, Deserialize)]
struct Pair {
    expected: String,
    typed: String,
    #[serde(default)]
    accept: Vec<String>,
}

/// The pairs alone, or in an object beside other fields.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum PairsFile {
    List(Vec<Pair>),
    Object { pairs: Vec<Pair> },
}

#[derive(Debug, Serialize)]
struct Grades {
    grades: Vec<Graded>,
}

/// Grades one pair, or those of a file.
///
/// # Errors
/// [`Failure`] where the file cannot be read or is no list of pairs.
pub fn print(
    asked: &GradeArguments,
    context: &Context,
    input: &mut dyn Read,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if let Some(path) = &asked.pairs {
        let grades = graded_file(path, input)?;
        if context.json {
            return json::print(&Grades { grades }, out);
        }
        for graded in &grades {
            writeln!(out, "{}", line(graded, context.speech))?;
        }
        return Ok(());
    }
    let expected = asked.expected.as_deref().unwrap_or_default();
    let typed = asked.typed.as_deref().unwrap_or_default();
    let graded = answer::grade(expected, typed, &asked.accept);
    if context.json {
        return json::print(&graded, out);
    }
    Ok(writeln!(out, "{}", line(&graded, context.speech))?)
}

fn graded_file(path: &Path, input: &mut dyn Read) -> Result<Vec<Graded>, Failure> {
    let shape = r#"[{"expected": "…", "typed": "…"}]"#;
    let (PairsFile::List(pairs) | PairsFile::Object { pairs }) =
        data_file::read(path, shape, input)?;
    Ok(pairs.iter().map(|pair| answer::grade(&pair.expected, &pair.typed, &pair.accept)).collect())
}

fn line(graded: &Graded, speech: Speech) -> String {
    let verdict = match graded.verdict {
        Verdict::Right => speech.pick("对", "right"),
        Verdict::Partial => speech.pick("部分对", "partial"),
        Verdict::Wrong => speech.pick("错", "wrong"),
    };
    let signed = |sign: char, words: &[String]| {
        words.iter().fold(String::new(), |line, word| line + "  " + &sign.to_string() + word)
    };
    let (missing, extra) = (signed('−', &graded.missing), signed('＋', &graded.extra));
    format!("{verdict} {:.2}{missing}{extra}", graded.score)
}
