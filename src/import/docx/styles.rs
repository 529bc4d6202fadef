//! The table of styles, each of which may be based on another (ECMA-376 part 1, 17.7).

use std::collections::HashMap;

use super::format::Format;
use super::role;
use super::role::Role;
use crate::import::xml::Tree;

/// How many styles one may be based on, one on the other; cycles end here.
const CHAIN: usize = 32;

/// One style.
#[derive(Debug, Default)]
struct Style {
    role: Option<Role>,
    /// The outline level, from 0; 9 is the body.
    outline: Option<u8>,
    numbering: Numbering,
    format: Format,
    base: Option<String>,
}

/// Which list a paragraph belongs to, as far as something is said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Numbering {
    /// The id of the list; `0` is none.
    pub list: Option<String>,
    /// The level, from 0.
    pub level: Option<usize>,
}

impl Numbering {
    /// What the `pPr` at `at` says.
    pub(super) fn read(tree: &Tree<'_>, at: usize) -> Self {
        let Some(at) = tree.child(at, "numPr") else { return Self::default() };
        let level = tree.value(at, "ilvl").and_then(|level| level.trim().parse().ok());
        Self { list: tree.value(at, "numId"), level }
    }
}

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(xml: &str) -> Self {
        let tree = Tree::read(xml);
        let mut styles = Self::default();
        for (at, node) in tree.nodes.iter().enumerate().filter(|(_, node)| node.name() == "style") {
            let Some(id) = node.get("styleId") else { continue };
            let is_paragraph = node.get("type").is_none_or(|kind| kind == "paragraph");
            let is_default = node.get("default").is_some_and(|on| matches!(&*on, "1" | "true"));
            if is_paragraph && is_default {
                styles.default = Some(id.clone());
            }
            styles.styles.insert(id, style(&tree, at, is_paragraph));
        }
        styles
    }

    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = id.and_then(|id| self.styles.get(id));
        let first = first.or_else(|| self.styles.get(self.default.as_deref()?));
        std::iter::successors(first, |style| self.styles.get(style.base.as_deref()?)).take(CHAIN)
    }

    /// What the style makes of a paragraph: by the nearest name or outline level of its chain. A
    /// style that the table does not have is known by its id.
    pub(super) fn role(&self, id: Option<&str>) -> Option<Role> {
        if let Some(id) = id.filter(|id| !self.styles.contains_key(*id)) {
            return role::named(id);
        }
        for style in self.chain(id) {
            match (style.role, style.outline) {
                (Some(role), _) => return Some(role),
                (None, Some(9..)) => return None,
                (None, Some(level)) => return Some(Role::Heading(level + 1)),
                (None, None) => {}
            }
        }
        None
    }

    /// The list that the style puts a paragraph in.
    pub(super) fn numbering(&self, id: Option<&str>) -> Numbering {
        let mut found = Numbering::default();
        for style in self.chain(id) {
            found.list = found.list.or_else(|| style.numbering.list.clone());
            found.level = found.level.or(style.numbering.level);
        }
        found
    }

    /// The look that a style of characters gives.
    pub(super) fn format(&self, id: &str) -> Format {
        if !self.styles.contains_key(id) {
            return Format::default();
        }
        self.chain(Some(id)).fold(Format::default(), |format, style| format.over(style.format))
    }

    /// True where a style hides its paragraphs.
    pub(super) fn hides(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|style| style.format.hidden).unwrap_or_default()
    }
}

fn style(tree: &Tree<'_>, at: usize, is_paragraph: bool) -> Style {
    let name = tree.value(at, "name").unwrap_or_default();
    let mut format = tree.child(at, "rPr").map(|at| Format::read(tree, at)).unwrap_or_default();
    if !is_paragraph && is_code(&name) {
        format.code = Some(true);
    }
    let properties = tree.child(at, "pPr");
    let outline = properties.and_then(|at| tree.value(at, "outlineLvl"));
    Style {
        role: role::named(&name).filter(|_| is_paragraph),
        outline: outline.and_then(|level| level.trim().parse().ok()),
        numbering: properties.map(|at| Numbering::read(tree, at)).unwrap_or_default(),
        format,
        base: tree.value(at, "basedOn"),
    }
}

/// The names that Word and Pandoc give to code in a line.
fn is_code(name: &str) -> bool {
    matches!(name, "HTML Code" | "HTML Typewriter" | "Verbatim Char" | "HTML 代码")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CYCLE: &str = "<w:styles><w:style w:type='paragraph' w:styleId='1'><w:name w:val='甲'/>
<w:basedOn w:val='2'/></w:style><w:style w:type='paragraph' w:styleId='2'><w:name w:val='乙'/>
<w:basedOn w:val='1'/></w:style></w:styles>";

    #[test]
    fn styles_based_on_each_other_have_no_role() {
        assert_eq!(Styles::read(CYCLE).role(Some("1")), None);
    }

    #[test]
    fn a_role_is_found_along_the_chain() {
        let xml = CYCLE.replace("'乙'/>\n<w:basedOn w:val='1'/>", "'heading 3'/>");
        assert_eq!(Styles::read(&xml).role(Some("1")), Some(Role::Heading(3)));
        let outlined = CYCLE.replace(
            "<w:basedOn w:val='1'/>",
            "<w:basedOn w:val='1'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr>",
        );
        assert_eq!(Styles::read(&outlined).role(Some("1")), Some(Role::Heading(2)));
    }

    #[test]
    fn a_style_that_is_not_in_the_table_is_known_by_its_id() {
        assert_eq!(Styles::read("").role(Some("Heading2")), Some(Role::Heading(2)));
    }
}
