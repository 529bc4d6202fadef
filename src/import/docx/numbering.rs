//! Numbered lists: the labels that are not in the text (ECMA-376 part 1, 17.9).

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;

use super::ordinal;
use super::styles::Numbering;
use super::styles::Styles;
use crate::import::xml::Tree;

/// Levels that a list has.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// The label with `%1` to `%9` in the place of the numbers.
    text: String,
    /// The style that puts a paragraph on this level.
    style: Option<String>,
    /// Numbers of other levels are printed in Arabic digits.
    is_legal: bool,
    /// The level, from 1, whose items begin the count again; 0 for none.
    restart: Option<usize>,
}

/// A list of its own or one that shares the levels of another.
#[derive(Debug, Clone, Default)]
struct List {
    /// The definition that the count runs through.
    definition: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document, with how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    definitions: HashMap<String, HashMap<usize, Level>>,
    by_id: BTreeMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// The lists whose own starts have been used, with the level.
    started: HashSet<(String, usize)>,
}

/// A label with its level, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub text: String,
    pub level: usize,
    pub is_bullet: bool,
}

impl Lists {
    /// Reads `numbering.xml`; a definition may be that of a style.
    pub(super) fn read(xml: &str, styles: &Styles) -> Self {
        let tree = Tree::read(xml);
        let mut found = Self::default();
        let mut links = HashMap::new();
        for (at, node) in tree.nodes.iter().enumerate() {
            match node.name() {
                "abstractNum" => {
                    let Some(id) = node.get("abstractNumId") else { continue };
                    if let Some(style) = tree.value(at, "numStyleLink") {
                        links.insert(id.clone(), style);
                    }
                    found.definitions.insert(id, levels(&tree, at));
                }
                "num" => {
                    if let Some((id, list)) = list(&tree, at) {
                        found.by_id.insert(id, list);
                    }
                }
                _ => {}
            }
        }
        for list in found.by_id.clone().values() {
            let Some(style) = links.get(&list.definition) else { continue };
            let linked = styles.numbering(Some(style)).list.and_then(|id| found.by_id.get(&id));
            let Some(levels) = linked.and_then(|l| found.definitions.get(&l.definition)) else {
                continue;
            };
            found.definitions.insert(list.definition.clone(), levels.clone());
        }
        found
    }

    /// The label of the next paragraph with this numbering and style; `None` where it has none or
    /// an empty one.
    pub(super) fn next(&mut self, numbering: &Numbering, style: Option<&str>) -> Option<Label> {
        let id = numbering.list.as_deref().filter(|id| *id != "0")?;
        let list = self.by_id.get(id)?.clone();
        let levels = self.definitions.get(&list.definition)?;
        let by_style = || {
            let named = |level: &Level| level.style.is_some() && level.style.as_deref() == style;
            levels.iter().find(|(_, level)| named(level)).map(|(at, _)| *at)
        };
        let at = numbering.level.or_else(by_style).unwrap_or_default().min(LEVELS - 1);
        let level = list.levels.get(&at).or_else(|| levels.get(&at))?.clone();
        let counts = self.counts.entry(list.definition.clone()).or_default();
        let own = list.starts.get(&at).copied();
        let begins = own.is_some() && self.started.insert((id.to_owned(), at));
        if let Some(count) = counts.get_mut(at) {
            *count = match *count {
                Some(count) if !begins => Some(count.saturating_add(1)),
                _ => Some(own.unwrap_or(level.start)),
            };
        }
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart = levels.get(&below).and_then(|level| level.restart);
            if restart.is_none_or(|restart| restart > 0 && at < restart) {
                *count = None;
            }
        }
        let counts = *counts;
        let text = label(&level, &counts, |at| {
            let level = list.levels.get(&at).or_else(|| levels.get(&at));
            level.map_or(("decimal", 1), |level| (level.format.as_str(), level.start))
        });
        let is_bullet = level.format == "bullet";
        let text = if is_bullet && !text.is_empty() { "•".to_owned() } else { text };
        (!text.trim().is_empty()).then(|| Label {
            text: text.trim().to_owned(),
            level: at,
            is_bullet,
        })
    }
}

/// The label of `level` with the numbers in it.
fn label<'l>(
    level: &Level,
    counts: &[Option<u32>; LEVELS],
    of: impl Fn(usize) -> (&'l str, u32),
) -> String {
    let mut text = String::new();
    let mut rest = level.text.as_str();
    while let Some((before, after)) = rest.split_once('%') {
        text.push_str(before);
        let digit = after.chars().next().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0);
        let Some(digit) = digit else {
            text.push('%');
            rest = after;
            continue;
        };
        let at = digit as usize - 1;
        let (format, start) = of(at);
        let number = counts.get(at).copied().flatten().unwrap_or(start);
        let format = if level.is_legal { "decimal" } else { format };
        text.push_str(&ordinal::printed(format, number));
        rest = after.get(1..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

fn levels(tree: &Tree<'_>, at: usize) -> HashMap<usize, Level> {
    let levels = tree.children(at).filter(|(_, node)| node.name() == "lvl");
    levels
        .filter_map(|(at, node)| Some((node.get("ilvl")?.trim().parse().ok()?, level(tree, at))))
        .collect()
}

fn level(tree: &Tree<'_>, at: usize) -> Level {
    let number = |name: &str| tree.value(at, name).and_then(|value| value.trim().parse().ok());
    // Formats that came after the first edition stand in a choice.
    let format = tree.value(at, "numFmt").or_else(|| {
        let inside = tree.inside(at).find(|(_, node)| node.name() == "numFmt")?;
        inside.1.get("val")
    });
    Level {
        start: number("start").unwrap_or(1),
        format: format.unwrap_or_else(|| "decimal".to_owned()),
        text: tree.value(at, "lvlText").unwrap_or_default(),
        style: tree.value(at, "pStyle"),
        is_legal: tree
            .child(at, "isLgl")
            .is_some_and(|at| super::format::is_on(tree.get(at, "val").as_deref())),
        restart: number("lvlRestart").and_then(|n: u32| usize::try_from(n).ok()),
    }
}

fn list(tree: &Tree<'_>, at: usize) -> Option<(String, List)> {
    let id = tree.get(at, "numId")?;
    let mut list = List { definition: tree.value(at, "abstractNumId")?, ..List::default() };
    for (at, node) in tree.children(at).filter(|(_, node)| node.name() == "lvlOverride") {
        let Some(index) = node.get("ilvl").and_then(|level| level.trim().parse().ok()) else {
            continue;
        };
        if let Some(start) = tree.value(at, "startOverride").and_then(|n| n.trim().parse().ok()) {
            list.starts.insert(index, start);
        }
        if let Some(own) = tree.child(at, "lvl") {
            list.levels.insert(index, level(tree, own));
        }
    }
    Some((id, list))
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<w:numbering><w:abstractNum w:abstractNumId='7'>
<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>
<w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%2'/></w:lvl>
<w:lvl w:ilvl='2'><w:numFmt w:val='decimal'/><w:lvlText w:val=''/></w:lvl></w:abstractNum>
<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>
<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>
</w:lvlOverride></w:num></w:numbering>";

    fn labels(asked: &[(&str, usize)]) -> Vec<String> {
        let mut lists = Lists::read(XML, &Styles::default());
        let next = |&(list, level): &(&str, usize)| {
            let numbering = Numbering { list: Some(list.to_owned()), level: Some(level) };
            lists.next(&numbering, None).map_or_else(String::new, |label| label.text)
        };
        asked.iter().map(next).collect()
    }

    #[test]
    fn lower_levels_count_from_the_start_below_each_higher_item() {
        let found = labels(&[("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)]);
        assert_eq!(found, ["一、", "1.1", "1.2", "二、", "2.1"]);
    }

    #[test]
    fn a_list_with_a_start_of_its_own_begins_again_once() {
        let found = labels(&[("1", 0), ("1", 0), ("2", 0), ("2", 0)]);
        assert_eq!(found, ["一、", "二、", "一、", "二、"]);
    }

    #[test]
    fn an_empty_label_is_none() {
        assert_eq!(labels(&[("1", 2), ("0", 0), ("9", 0)]), ["", "", ""]);
    }
}
