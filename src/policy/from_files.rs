//! The files of a policy: the one that is named and those that it uses, each read once and turned into its sentences.

use super::confine;
use super::library;
use super::problems;
use super::unreadable::{Unreadable, text_from_bytes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceId, Sources, Span};
use crate::syntax::tree::{File, Sentence, SentenceKind};

/// The most files that one policy may have.
pub const MOST_FILES: usize = 256;

/// Gives the bytes of the files of a policy. The library itself reads no files.
///
/// Every function from a name to bytes is a loader. A name is relative to wherever the first name was relative to, has `/` between its
/// parts, and never `..` in it beyond the first name's own folder; a loader that reads a disk has to make sure that no link leads out of that folder.
pub trait Loader {
    /// The bytes of the file with that name.
    ///
    /// # Errors
    /// Why there are none.
    fn load(&mut self, name: &str) -> Result<Vec<u8>, Unreadable>;
}

impl<F: FnMut(&str) -> Result<Vec<u8>, Unreadable>> Loader for F {
    fn load(&mut self, name: &str) -> Result<Vec<u8>, Unreadable> {
        self(name)
    }
}

/// What was read: texts, sentences, and what is wrong with either.
#[derive(Default)]
pub(super) struct Read {
    pub sources: Sources,
    pub files: Vec<File>,
    pub diagnostics: Diagnostics,
    names: Vec<String>,
}

/// A file whose `use` sentences are being followed.
struct Open {
    name: String,
    uses: std::vec::IntoIter<(String, Span)>,
}

/// Reads the file `name`, then each of `more`, and everything that they use, depth first.
pub(super) fn read(name: &str, more: &[String], loader: &mut dyn Loader) -> Read {
    let mut read = Read::default();
    read.read_all(name, loader);
    if !read.files.is_empty() {
        more.iter().for_each(|name| read.read_all(name, loader));
    }
    read.built_in_defaults();
    read
}

impl Read {
    fn read_all(&mut self, name: &str, loader: &mut dyn Loader) {
        if self.names.iter().any(|known| known == name) {
            return;
        }
        let mut open = Vec::new();
        match loader.load(name).and_then(text_from_bytes) {
            Ok(text) => open.push(self.take_in(name.to_owned(), text)),
            Err(reason) => self.refuse_first(name, &reason),
        }
        while let Some(file) = open.last_mut() {
            match file.uses.next() {
                Some((wanted, span)) => {
                    let user = file.name.clone();
                    let used = self.follow(&user, &wanted, span, &open, loader);
                    open.extend(used);
                }
                None => drop(open.pop()),
            }
        }
    }

    fn take_in(&mut self, name: String, text: String) -> Open {
        let source = self.sources.add(name.clone(), text);
        let text = self.sources.get(source).map_or("", |source| source.text());
        let parsed = crate::syntax::parse(source, text);
        let uses: Vec<_> = parsed.file.sentences.iter().filter_map(used).collect();
        self.diagnostics.extend(parsed.diagnostics);
        self.files.push(parsed.file);
        self.names.push(name.clone());
        Open { name, uses: uses.into_iter() }
    }

    /// Takes in the program's own text of the defaults that the programme names, where no file of the policy has them.
    fn built_in_defaults(&mut self) {
        let sentences = || self.files.iter().flat_map(|file| &file.sentences);
        let there =
            |name: &str| sentences().any(|one| matches!(&one.kind, SentenceKind::DefaultsBlock { name: own, .. } if own.text == name));
        let programmes = sentences().filter_map(|sentence| match &sentence.kind {
            SentenceKind::Programme(programme) => Some(programme),
            _ => None,
        });
        let named = programmes.flat_map(|programme| &programme.body).find_map(|sentence| match &sentence.kind {
            SentenceKind::Defaults(name) => Some(name.text.as_str()),
            _ => None,
        });
        let text = named.filter(|name| !there(name)).and_then(library::defaults);
        if let Some((called, text)) = text {
            self.take_in(called.to_owned(), text.to_owned());
        }
    }

    fn refuse_first(&mut self, name: &str, reason: &Unreadable) {
        let span = refused_source(&mut self.sources, name, reason);
        self.diagnostics.push(reason.diagnostic(name, span));
    }

    fn follow(&mut self, user: &str, wanted: &str, span: Span, open: &[Open], loader: &mut dyn Loader) -> Option<Open> {
        let name = match confine::resolve(user, wanted) {
            Ok(name) => name,
            Err(why) => {
                self.diagnostics.push(leaves_folder(wanted, why, span));
                return None;
            }
        };
        if open.iter().any(|file| file.name == name) {
            self.diagnostics.push(in_a_circle(&name, span));
            return None;
        }
        if self.names.contains(&name) {
            return None;
        }
        if self.names.len() >= MOST_FILES {
            self.diagnostics.push(too_many(span));
            return None;
        }
        match loader.load(&name).and_then(text_from_bytes) {
            Ok(text) => Some(self.take_in(name, text)),
            Err(reason) => {
                self.names.push(name.clone());
                self.diagnostics.push(reason.diagnostic(&name, span));
                None
            }
        }
    }
}

/// A source for a file that gave no text, so that a diagnostic can name it; answers with the place in it that is wrong.
pub fn refused_source(sources: &mut Sources, name: &str, reason: &Unreadable) -> Span {
    let before = if let Unreadable::NotText(place) = reason { place.before.as_str() } else { "" };
    let source: SourceId = sources.add(name, before);
    Span::new(source, before.len(), before.len())
}

fn used(sentence: &Sentence) -> Option<(String, Span)> {
    match &sentence.kind {
        SentenceKind::Use(text) => Some((text.text.clone(), text.span)),
        _ => None,
    }
}

fn leaves_folder(wanted: &str, why: &str, span: Span) -> Diagnostic {
    Diagnostic::error(problems::USE_LEAVES_FOLDER, span, format!("`{wanted}` is not the name of a file in the policy's folder: {why}"))
        .help("A policy uses only files of its own folder and the folders below it, such as `areas.comity` or `lists/areas.comity`.")
}

fn in_a_circle(name: &str, span: Span) -> Diagnostic {
    Diagnostic::error(problems::USE_LOOP, span, format!("`{name}` uses itself, directly or by way of other files"))
        .help("Take one `use` out of the circle: each file is read once, wherever it is used.")
}

fn too_many(span: Span) -> Diagnostic {
    Diagnostic::error(problems::TOO_MANY_FILES, span, format!("a policy has at most {MOST_FILES} files"))
        .help("Put several files into one.")
}
