//! The settings that the reader starts with: a file, and the command line and environment over it.

use std::io;
use std::path::Path;

use super::Context;
use super::report::Failure;
use crate::config::Theme;
use crate::config::load;
use crate::config::load::Config;

/// The settings of `--config`, else of the file in the platform's folder where there is one, with
/// what the command line and the environment say over them.
///
/// # Errors
///
/// [`Failure::Settings`] where a file cannot be read or says what is not known; a file that only
/// might be there is missed by nobody.
pub fn config(context: &Context) -> Result<Config, Failure> {
    let mut config = match (&context.config, &context.environment.config) {
        (Some(asked), _) => read(asked)?,
        (None, Some(usual)) => if_there(usual)?,
        (None, None) => Config::default(),
    };
    let settings = &mut config.settings;
    settings.ambiguous = context.ambiguous.unwrap_or(settings.ambiguous);
    if context.environment.no_color {
        settings.theme = Theme::Mono;
    }
    if context.tag.is_some() {
        settings.language = Some(context.speech);
    }
    Ok(config)
}

/// The file's settings, the defaults where there is no such file.
fn if_there(path: &Path) -> Result<Config, Failure> {
    let is_missing = path.metadata().is_err_and(|error| {
        matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
    });
    if is_missing { Ok(Config::default()) } else { read(path) }
}

/// What a settings file says, over the defaults.
fn read(path: &Path) -> Result<Config, Failure> {
    let fault = |reason: String| Failure::Settings { path: path.to_path_buf(), reason };
    let text = std::fs::read_to_string(path).map_err(|error| fault(error.to_string()))?;
    // A report is one line; TOML's own drawing of the place is three.
    load::parse(&text).map_err(|error| {
        fault(error.to_string().lines().map(str::trim).collect::<Vec<_>>().join(" "))
    })
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Write;
    use std::path::PathBuf;

    use super::*;
    use crate::cli::Environment;
    use crate::cli::language::Speech;
    use crate::config::Ambiguous;
    use crate::schedule::Timestamp;

    struct Place {
        folder: tempfile::TempDir,
        context: Context,
    }

    impl Place {
        /// With a file in the platform's folder that says this.
        fn with(text: Option<&str>) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("config.toml");
            if let Some(text) = text {
                File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();
            }
            let environment = Environment { config: Some(path), ..Environment::default() };
            let context = Context {
                speech: Speech::En,
                tag: None,
                json: false,
                plain: false,
                ambiguous: None,
                data: None,
                config: None,
                now: Timestamp(0),
                has_fixed_now: true,
                environment,
            };
            Self { folder, context }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }
    }

    #[test]
    fn the_file_in_the_platforms_folder_is_read_without_being_named() {
        let place = Place::with(Some("[settings]\nmeasure = 50\n"));
        assert_eq!(config(&place.context).unwrap().settings.measure, 50);
    }

    #[test]
    fn without_that_file_the_defaults_hold() {
        assert_eq!(config(&Place::with(None).context).unwrap(), Config::default());
    }

    #[test]
    fn a_file_that_was_named_is_read_in_its_place() {
        let mut place = Place::with(Some("[settings]\nmeasure = 50\n"));
        place.context.config = Some(place.path("other.toml"));
        std::fs::copy(place.path("config.toml"), place.path("other.toml")).unwrap();
        std::fs::remove_file(place.path("config.toml")).unwrap();
        assert_eq!(config(&place.context).unwrap().settings.measure, 50);
    }

    #[test]
    fn a_file_that_was_named_and_is_missing_is_an_error() {
        let mut place = Place::with(None);
        place.context.config = Some(place.path("other.toml"));
        assert!(matches!(config(&place.context), Err(Failure::Settings { .. })));
    }

    #[test]
    fn a_fault_in_the_file_is_told_with_its_place() {
        let place = Place::with(Some("[settings]\nmesure = 50\n"));
        let Err(Failure::Settings { reason, .. }) = config(&place.context) else { panic!() };
        assert!(reason.contains("mesure") && reason.contains("line 2"), "{reason}");
    }

    #[test]
    fn the_command_line_says_over_the_file_how_wide_ambiguous_characters_are() {
        let mut place = Place::with(Some("[settings]\nambiguous = \"wide\"\n"));
        assert_eq!(config(&place.context).unwrap().settings.ambiguous, Ambiguous::Wide);
        place.context.ambiguous = Some(Ambiguous::Auto);
        assert_eq!(config(&place.context).unwrap().settings.ambiguous, Ambiguous::Auto);
    }

    #[test]
    fn no_color_stands_over_the_files_theme() {
        let mut place = Place::with(Some("[settings]\ntheme = \"dark\"\n"));
        place.context.environment.no_color = true;
        assert_eq!(config(&place.context).unwrap().settings.theme, Theme::Mono);
    }
}
