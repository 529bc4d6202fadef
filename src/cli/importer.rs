//! Documents for the reader: out of the cache where they are there, else out of their files.

use std::io;
use std::sync::Arc;
use std::thread;

use super::Context;
use super::args::ReadingOptions;
use super::cache;
use super::cache::Cache;
use super::reading;
use super::report::Failure;
use super::source::Source;
use crate::document::Document;
use crate::import::progress::Watch;
use crate::runtime::clock::Stopwatch;

/// How documents are imported: how their bytes are read, and where slow ones are kept.
#[derive(Debug, Clone)]
pub struct Importer {
    reading: ReadingOptions,
    cache: Option<Cache>,
}

impl Importer {
    /// Reads bytes as `reading` says; slow documents are kept where the environment says.
    #[must_use]
    pub fn of(reading: &ReadingOptions, context: &Context) -> Self {
        let cache = cache::folder(context.environment.cache.as_deref()).map(Cache::at);
        Self { reading: reading.clone(), cache }
    }

    /// The document of `source`. One that took long is put into the cache by a thread of its own:
    /// the reader does not wait for it. `watch` hears how far it has come.
    ///
    /// # Errors
    /// As [`reading::read`].
    pub fn import(
        &self,
        source: &Source,
        input: &mut dyn io::Read,
        watch: Watch<'_>,
    ) -> Result<Arc<Document>, Failure> {
        let bytes = source.read_watched(input, watch)?;
        let known = self.cache.as_ref().and_then(|c| Some((c, Cache::key(&bytes, &self.reading)?)));
        if let Some((cache, key)) = &known
            && let Some(document) = cache.load(key)
        {
            return Ok(Arc::new(document));
        }
        let stopwatch = Stopwatch::start();
        let imported = reading::read_bytes(source, &bytes, &self.reading, watch)?;
        let document = Arc::new(imported.document);
        if let Some((cache, key)) = known {
            let (cache, kept, took) = (cache.clone(), Arc::clone(&document), stopwatch.elapsed());
            thread::spawn(move || cache.save(&key, &kept, took));
        }
        Ok(document)
    }
}
