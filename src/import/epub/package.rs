//! The package document of an EPUB: metadata, manifest and spine (EPUB 3.3, chapter 5).

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::import::archive;
use crate::import::html;

/// Events that are looked at, at most.
const EVENTS: usize = 2_000_000;
/// How often a chapter may stand in the spine.
const REPEATS: usize = 3;

/// What the package says.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub language: Option<String>,
    /// The paths of the chapters in reading order; those outside of it (`linear="no"`) at the end.
    pub chapters: Vec<String>,
}

/// The path of the package document that `META-INF/container.xml` names.
pub(super) fn path(container: &str) -> Option<String> {
    let mut found = None;
    each(container, |event| {
        if let Seen::Element(element) = event
            && element.local_name().as_ref() == "rootfile"
            && found.is_none()
        {
            found = attribute(element, "full-path");
        }
    });
    found
}

impl Package {
    /// Reads the package document at `path` in the archive.
    pub(super) fn read(xml: &str, path: &str) -> Self {
        let mut package = Self::default();
        let mut manifest: HashMap<String, (String, bool)> = HashMap::new();
        let mut spine: Vec<(String, bool)> = Vec::new();
        let mut value: Option<(&str, String)> = None;
        each(xml, |event| match event {
            Seen::Element(element) => match element.local_name().as_ref() {
                "title" => value = Some(("title", String::new())),
                "creator" => value = Some(("creator", String::new())),
                "language" => value = Some(("language", String::new())),
                "item" => {
                    let is_nav = attribute(element, "properties")
                        .is_some_and(|words| words.split_whitespace().any(|word| word == "nav"));
                    if let (Some(id), Some(href)) =
                        (attribute(element, "id"), attribute(element, "href"))
                    {
                        let href = html::percent_decoded(&href);
                        manifest.insert(id, (archive::resolve(path, &href), is_nav));
                    }
                }
                "itemref" => {
                    if let Some(id) = attribute(element, "idref") {
                        let is_linear = attribute(element, "linear").is_none_or(|l| l != "no");
                        spine.push((id, is_linear));
                    }
                }
                _ => {}
            },
            Seen::Text(text) => {
                if let Some((_, value)) = &mut value {
                    value.push_str(text);
                }
            }
            Seen::End => match value.take() {
                Some(("title", text)) if package.title.is_none() => package.title = some(&text),
                Some(("creator", text)) => package.authors.extend(some(&text)),
                Some(("language", text)) if package.language.is_none() => {
                    package.language = some(&text);
                }
                _ => {}
            },
        });
        // The parts outside of the reading order, often the notes, come last.
        spine.sort_by_key(|(_, is_linear)| !is_linear);
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (id, _) in &spine {
            let times = seen.entry(id).or_default();
            *times += 1;
            if let Some((path, false)) = manifest.get(id).filter(|_| *times <= REPEATS) {
                package.chapters.push(path.clone());
            }
        }
        package
    }
}

fn some(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// What is looked at of XML.
enum Seen<'e> {
    Element(&'e BytesStart<'e>),
    Text(&'e str),
    End,
}

/// Shows every element, text and end in order, up to the first place that is no XML. No entity is
/// expanded but the five of XML and numbers.
fn each(xml: &str, mut see: impl FnMut(Seen<'_>)) {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{FEFF}'));
    reader.config_mut().check_end_names = false;
    for _ in 0..EVENTS {
        match reader.read_event() {
            Ok(Event::Start(element)) => see(Seen::Element(&element)),
            Ok(Event::Empty(element)) => {
                see(Seen::Element(&element));
                see(Seen::End);
            }
            Ok(Event::End(_)) => see(Seen::End),
            Ok(Event::Text(text)) => see(Seen::Text(&text)),
            Ok(Event::CData(text)) => see(Seen::Text(&text)),
            Ok(Event::GeneralRef(name)) => {
                see(Seen::Text(&html::unescaped(&format!("&{};", &*name))));
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(html::unescaped(&found.value))
}
