//! The package of a Word file: its parts, and what each is related to (ECMA-376 part 2).
//!
//! Relations are looked up, never followed from part to part, so that cycles do no harm.

use std::collections::HashMap;

use encoding_rs::Encoding;

use crate::import::ImportError;
use crate::import::archive;
use crate::import::archive::Archive;
use crate::import::html;
use crate::import::xml::Tree;
use crate::text::clean;

/// What a part is related to.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    /// The last word of its type (`hyperlink`, `footnotes`), the same in strict files.
    kind: String,
    /// An address, or a path in the archive.
    pub target: String,
}

/// The relations of one part by their ids.
#[derive(Debug, Default)]
pub(super) struct Relations(HashMap<String, Relation>);

impl Relations {
    /// Reads the relations of the part at `path`; there may be none.
    fn read(archive: &mut Archive<'_>, path: &str) -> Result<Self, ImportError> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let file = format!("{folder}/_rels/{name}.rels");
        let Some(xml) = part(archive, file.trim_start_matches('/'))? else {
            return Ok(Self::default());
        };
        let tree = Tree::read(&xml);
        let mut relations = HashMap::new();
        for node in tree.nodes.iter().filter(|node| node.name() == "Relationship") {
            let (Some(id), Some(target)) = (node.get("Id"), node.get("Target")) else { continue };
            let kind = node.get("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let is_external = node.get("TargetMode").is_some_and(|mode| mode == "External");
            let target = if is_external {
                target
            } else {
                archive::resolve(path, &html::percent_decoded(&target))
            };
            relations.insert(id, Relation { kind, target });
        }
        Ok(Self(relations))
    }

    /// The target of the relation with this id.
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|relation| relation.target.as_str())
    }

    /// The target of the relation of this kind; the first by id where there are several.
    fn of_kind(&self, kind: &str) -> Option<&str> {
        let mut found: Vec<_> =
            self.0.iter().filter(|(_, relation)| relation.kind == kind).collect();
        found.sort_by_key(|(id, _)| id.as_str());
        found.first().map(|(_, relation)| relation.target.as_str())
    }
}

/// The text of a part with its relations.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub xml: String,
    pub relations: Relations,
}

/// The parts that are read.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub document: Part,
    pub footnotes: Part,
    pub endnotes: Part,
    pub comments: Part,
    pub styles: String,
    pub numbering: String,
    pub settings: String,
    pub properties: String,
    /// Parts that are named and missing or damaged.
    pub missing: Vec<String>,
}

impl Package {
    /// Reads the parts.
    ///
    /// # Errors
    /// [`ImportError`] where the archive has no document, or is over a limit.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ImportError> {
        let mut archive = Archive::open(bytes)?;
        let root = Relations::read(&mut archive, "")?;
        let path = root.of_kind("officeDocument").unwrap_or("word/document.xml").to_owned();
        let xml = part(&mut archive, &path)?
            .ok_or(ImportError::Damaged { what: "its main document is missing" })?;
        let relations = Relations::read(&mut archive, &path)?;
        let mut package = Self::default();
        let mut named = |kind: &str, relations: &Relations| -> Result<Part, ImportError> {
            let Some(path) = relations.of_kind(kind) else { return Ok(Part::default()) };
            let Some(xml) = part(&mut archive, path)? else {
                package.missing.push(path.to_owned());
                return Ok(Part::default());
            };
            Ok(Part { xml, relations: Relations::read(&mut archive, path)? })
        };
        let footnotes = named("footnotes", &relations)?;
        let endnotes = named("endnotes", &relations)?;
        let comments = named("comments", &relations)?;
        let styles = named("styles", &relations)?.xml;
        let numbering = named("numbering", &relations)?.xml;
        let settings = named("settings", &relations)?.xml;
        let properties = named("core-properties", &root)?.xml;
        let document = Part { xml, relations };
        let missing = package.missing;
        Ok(Self {
            document,
            footnotes,
            endnotes,
            comments,
            styles,
            numbering,
            settings,
            properties,
            missing,
        })
    }
}

/// The text of a part. It is UTF-8, or UTF-16 with a byte order mark (ECMA-376 part 2, 8.1.1.2).
fn part(archive: &mut Archive<'_>, path: &str) -> Result<Option<String>, ImportError> {
    let Some(bytes) = archive.read(path)? else { return Ok(None) };
    let encoding = Encoding::for_bom(&bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    let (text, ..) = encoding.decode(&bytes);
    Ok(Some(clean::document_text(text).0.into_owned()))
}
