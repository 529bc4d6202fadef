//! `points`: the key points, nested under their headings.

use std::io;
use std::io::Write;

use serde::Serialize;

use super::Context;
use super::json;
use super::report::Failure;
use crate::document::Document;
use crate::document::block::BlockId;
use crate::document::section::Outline;
use crate::recall::point;
use crate::recall::point::KeyPoint;

#[derive(Serialize)]
struct Listing<'a> {
    points: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    section: Option<&'a str>,
    label: Option<&'a str>,
    gist: &'a str,
    depth: u8,
    block: BlockId,
    offset: usize,
    length: usize,
}

/// Prints the key points of `document`.
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print(document: &Document, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let points = point::find_points(document);
    let outline = Outline::of(document);
    if context.json {
        let row = |point| row(document, &outline, point);
        return json::print(&Listing { points: points.iter().map(row).collect() }, out);
    }
    if points.is_empty() {
        let none = context.speech.pick("没有找到编号的论点", "no numbered key points found");
        return Ok(writeln!(out, "{none}")?);
    }
    Ok(print_tree(document, &outline, &points, out)?)
}

fn row<'a>(document: &'a Document, outline: &'a Outline, point: &'a KeyPoint) -> Row<'a> {
    Row {
        id: &point.id,
        section: outline.section_at(point.anchor.block).map(|section| section.title.as_str()),
        label: point.label.as_deref(),
        gist: gist(document, point),
        depth: point.depth,
        block: point.anchor.block,
        offset: point.gist.start,
        length: point.gist.len(),
    }
}

fn gist<'a>(document: &'a Document, point: &KeyPoint) -> &'a str {
    document
        .block(point.anchor.block)
        .and_then(|block| block.text.as_str().get(point.gist.clone()))
        .unwrap_or_default()
}

/// The headings that have points below them, and under each its points.
fn print_tree(
    document: &Document,
    outline: &Outline,
    points: &[KeyPoint],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut open: Vec<BlockId> = Vec::new();
    for point in points {
        let path = outline.path_at(point.anchor.block);
        for (depth, section) in path.iter().enumerate() {
            if open.get(depth) != Some(&section.heading) {
                open.truncate(depth);
                open.push(section.heading);
                writeln!(out, "{}{}", "  ".repeat(depth), one_line(&section.title))?;
            }
        }
        let indent = "  ".repeat(path.len() + usize::from(point.depth.saturating_sub(1)));
        let label = point.label.as_deref().unwrap_or("·");
        writeln!(out, "{indent}{label} {}", one_line(gist(document, point)))?;
    }
    Ok(())
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}
