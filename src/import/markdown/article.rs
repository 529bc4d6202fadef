//! Markdown of any origin to an article: what its blocks are, and which notes its marks point to.

use super::element;
use super::head;
use super::heading;
use super::notes::Names;
use super::tree;
use super::tree::Dialect;
use super::tree::Piece;
use super::tree::PieceKind;
use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockId;
use crate::document::block::BlockKind;
use crate::document::block::RowRole;
use crate::document::inline::SpanKind;
use crate::import::language;
use crate::import::marked::Marked;
use crate::import::settle;
use crate::import::warning::Warning;
use crate::import::warning::WarningKind;
use crate::import::yaml::Yaml;

/// The article in `body` with the values of its head.
pub(super) fn read(head: &Yaml, body: &str) -> (Document, Vec<Warning>) {
    let (front, language) = head::front(head);
    let pieces = tree::read(body, Dialect::Any);
    let mut reader = Reader {
        names: Names::new(&pieces.definitions),
        blocks: Vec::new(),
        warnings: Vec::new(),
        role: RowRole::Body,
    };
    for piece in pieces.blocks {
        reader.take(piece);
    }
    let Reader { mut names, blocks, mut warnings, .. } = reader;
    let footnotes = names.footnotes(pieces.definitions);
    warnings.extend(names.warnings(&footnotes));
    let language = language.unwrap_or_else(|| language::guess(body));
    let mut document = Document { front, language, blocks, footnotes };
    settle::settle(&mut document);
    (document, warnings)
}

struct Reader {
    names: Names,
    blocks: Vec<Block>,
    warnings: Vec<Warning>,
    /// What the next row is in its table.
    role: RowRole,
}

impl Reader {
    fn take(&mut self, mut piece: Piece) {
        let role = std::mem::replace(&mut self.role, RowRole::Body);
        let kind = match piece.kind {
            PieceKind::Heading(depth) => {
                if let Some(attributes) = heading::cut_attributes(&mut piece.text) {
                    self.set_aside("attributes of a heading", attributes);
                }
                BlockKind::Heading { level: depth }
            }
            PieceKind::Paragraph => BlockKind::Paragraph,
            PieceKind::Item { depth, label } => BlockKind::ListItem { depth, label },
            PieceKind::Quotation => BlockKind::Quotation,
            PieceKind::Code { info } => {
                let language = info.split_whitespace().next().map(str::to_owned);
                BlockKind::Code { language }
            }
            PieceKind::Row { names } => {
                let is_blank = piece.text.text.chars().all(|c| c == '\t');
                if names && is_blank && piece.text.marks.is_empty() {
                    self.role = RowRole::Opening;
                    return;
                }
                BlockKind::TableRow(if names { RowRole::Header } else { role })
            }
            PieceKind::Separator => BlockKind::Separator,
            PieceKind::Html => return self.html(&piece.text.text),
            PieceKind::Container => return self.container(&piece.text.text),
        };
        if piece.text.is_empty() && kind == BlockKind::Paragraph {
            return;
        }
        self.push(kind, piece.text);
    }

    fn push(&mut self, kind: BlockKind, text: Marked) {
        let block = BlockId::new(self.blocks.len());
        let text = self.names.link(text, Some(block));
        self.blocks.push(Block { kind, text });
    }

    /// HTML in lines of its own: the text between its tags, a paragraph for each element that
    /// stands in lines of its own.
    fn html(&mut self, html: &str) {
        for comment in element::comments(html) {
            self.set_aside("comment", comment.to_owned());
        }
        for text in element::texts(html) {
            self.push(BlockKind::Paragraph, Marked::plain(&text));
        }
    }

    /// What stands after `:::`: the container's name, and its title if it has one.
    fn container(&mut self, line: &str) {
        let line = line.trim();
        let (name, title) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        if !name.is_empty() {
            self.set_aside("name of a container", format!("::: {name}"));
        }
        let title = element::texts(title).join(" ");
        if !title.is_empty() {
            let mut text = Marked::plain(&title);
            text.spans.push((0..title.len(), SpanKind::Strong));
            self.push(BlockKind::Paragraph, text);
        }
    }

    fn set_aside(&mut self, what: &str, quote: String) {
        let next = BlockId::new(self.blocks.len());
        let message = format!("the {what} has no place in the text");
        self.warnings.push(Warning::new(WarningKind::Unsupported, message).at(next).quoting(quote));
    }
}
