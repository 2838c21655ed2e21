//! Scratch.
use comity::{
    diagnostic::{self, Look},
    model,
    source::Sources,
    syntax,
};
fn main() {
    let mut sources = Sources::new();
    let mut files = vec![];
    let mut all = comity::diagnostic::Diagnostics::new();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let id = sources.add(path, text.clone());
        let t = std::time::Instant::now();
        let parsed = syntax::parse(id, &text);
        eprintln!("parse {:?}", t.elapsed());
        all.extend(parsed.diagnostics);
        files.push(parsed.file);
    }
    let t = std::time::Instant::now();
    let checked = model::from_syntax(&files);
    eprintln!("model {:?}", t.elapsed());
    all.extend(checked.diagnostics);
    for d in all.sorted().iter().take(40) {
        println!("{}{}", d.code, diagnostic::render(d, &sources, Look::Drawn));
    }
    println!("model: {}", checked.model.is_some());
    if let Some(m) = &checked.model {
        words(m);
    }
}
#[allow(dead_code)]
fn words(m: &comity::model::Model) {
    for r in &m.rules {
        println!("{} {}: {} | {}", m.number(r.provision), r.kind.word(), m.words(&r.applies), m.words(&r.demands));
    }
}
