//! How a run of characters looks, as far as a reader sees it (ECMA-376 part 1, 17.3.2).

use crate::document::inline::SpanKind;
use crate::import::xml::Tree;

/// The properties of a run; `None` where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub strong: Option<bool>,
    pub emphasis: Option<bool>,
    pub struck: Option<bool>,
    pub hidden: Option<bool>,
    pub code: Option<bool>,
}

impl Format {
    /// The properties in the `rPr` at `at`.
    pub(super) fn read(tree: &Tree<'_>, at: usize) -> Self {
        let mut format = Self::default();
        for (_, node) in tree.children(at) {
            let on = || Some(is_on(node.get("val").as_deref()));
            match node.name() {
                "b" | "bCs" if format.strong != Some(true) => format.strong = on(),
                "i" | "em" if format.emphasis != Some(true) => format.emphasis = on(),
                "strike" | "dstrike" if format.struck != Some(true) => format.struck = on(),
                "vanish" => format.hidden = on(),
                _ => {}
            }
        }
        format
    }

    /// This, and where it says nothing what `base` says.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            strong: self.strong.or(base.strong),
            emphasis: self.emphasis.or(base.emphasis),
            struck: self.struck.or(base.struck),
            hidden: self.hidden.or(base.hidden),
            code: self.code.or(base.code),
        }
    }

    /// The markup that it is in a document.
    pub(super) fn spans(self) -> impl Iterator<Item = SpanKind> {
        [
            (self.strong, SpanKind::Strong),
            (self.emphasis, SpanKind::Emphasis),
            (self.struck, SpanKind::Strikethrough),
            (self.code, SpanKind::Code),
        ]
        .into_iter()
        .filter_map(|(on, kind)| (on == Some(true)).then_some(kind))
    }
}

/// A property that is there is on, unless it says otherwise.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}
