//! Makes what the compiler works out ahead in the engine something that is worked out when it runs.
//!
//! A mutant is switched on when the program runs, and a `const` cannot ask which one it is. So each `const` of the engine
//! gets a function beside it that computes the same, what the engine does reads the function, and `const fn` becomes
//! `fn`. What only the compiler can use (the length of an array) keeps the constant. Every line keeps its number.

use std::collections::HashSet;
use std::ops::Range;

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A file of the engine: its module's name and its text.
pub struct Source {
    pub module: String,
    pub text: String,
}

/// `const fn`s that constants outside the engine call: they stay as they are.
const CALLED_FROM_OUTSIDE: [(&str, &str); 1] = [("Date", "constant")];

/// Where a constant or a function belongs: a module or a type, and its own name.
type Member = (String, String);

/// What the files define.
#[derive(Default)]
struct Defined {
    constants: HashSet<Member>,
    /// The `const fn`s.
    functions: HashSet<Member>,
    /// What constants and `const fn`s call: of the functions these stay for the compiler, under another name.
    called: HashSet<Member>,
}

/// The texts of the files, loosened.
///
/// # Errors
/// The first file that is no Rust.
pub fn loosen(sources: &[Source]) -> Result<Vec<String>, syn::Error> {
    let files = sources.iter().map(|source| syn::parse_file(&source.text)).collect::<Result<Vec<_>, _>>()?;
    let mut defined = Defined::default();
    for (source, file) in sources.iter().zip(&files) {
        Collector { defined: &mut defined, owner: source.module.clone() }.visit_file(file);
    }
    defined.called.retain(|member| defined.functions.contains(member));
    let pairs = sources.iter().zip(&files);
    Ok(pairs.map(|(source, file)| Loosener::new(source, &defined, file).text()).collect())
}

/// Looks for what the files define.
struct Collector<'a> {
    defined: &'a mut Defined,
    owner: String,
}

impl<'ast> Visit<'ast> for Collector<'_> {
    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let outer = std::mem::replace(&mut self.owner, type_name(&item.self_ty));
        visit::visit_item_impl(self, item);
        self.owner = outer;
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.defined.constants.insert((self.owner.clone(), item.ident.to_string()));
        self.calls().visit_expr(&item.expr);
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.defined.constants.insert((self.owner.clone(), item.ident.to_string()));
        self.calls().visit_expr(&item.expr);
    }

    // A constant inside a function becomes a variable: bodies are not looked into.
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
    }
}

impl Collector<'_> {
    fn function(&mut self, signature: &syn::Signature, body: &syn::Block) {
        if signature.constness.is_some() {
            self.defined.functions.insert((self.owner.clone(), signature.ident.to_string()));
            self.calls().visit_block(body);
        }
    }

    fn calls(&mut self) -> Calls<'_> {
        Calls { owner: self.owner.clone(), found: &mut self.defined.called }
    }
}

/// Looks for what is called by a path.
struct Calls<'a> {
    owner: String,
    found: &'a mut HashSet<Member>,
}

impl<'ast> Visit<'ast> for Calls<'_> {
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(called) = &*call.func {
            self.found.insert(member(&called.path, &self.owner));
        }
        visit::visit_expr_call(self, call);
    }
}

fn type_name(of: &syn::Type) -> String {
    match of {
        syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The last two names of a path; a name alone belongs to `owner`.
fn member(path: &syn::Path, owner: &str) -> Member {
    let mut names = path.segments.iter().rev().map(|segment| segment.ident.to_string());
    let name = names.next().unwrap_or_default();
    (names.next().unwrap_or_else(|| owner.to_owned()), name)
}

/// Collects what changes in one file.
struct Loosener<'a> {
    source: &'a Source,
    defined: &'a Defined,
    /// Constants that are named without their module: those of the file itself and what it brings into scope.
    in_scope: HashSet<String>,
    owner: String,
    in_constant: bool,
    edits: Vec<(Range<usize>, String)>,
}

impl<'a> Loosener<'a> {
    fn new(source: &'a Source, defined: &'a Defined, file: &syn::File) -> Loosener<'a> {
        let own = defined.constants.iter().filter(|(owner, _)| *owner == source.module);
        let in_scope = own.map(|(_, name)| name.clone()).collect();
        let owner = source.module.clone();
        let mut loosener = Loosener { source, defined, in_scope, owner, in_constant: false, edits: Vec::new() };
        // What is brought into scope first: it may stand below.
        for item in &file.items {
            if let syn::Item::Use(item) = item {
                loosener.bring(&item.tree, false);
            }
        }
        loosener.visit_file(file);
        loosener
    }

    fn text(mut self) -> String {
        self.edits.sort_by_key(|(at, _)| (at.start, at.end));
        let mut text = String::new();
        let mut done = 0;
        for (at, new) in &self.edits {
            text.push_str(self.source.text.get(done..at.start).unwrap_or_default());
            text.push_str(new);
            done = at.end;
        }
        text.push_str(self.source.text.get(done..).unwrap_or_default());
        text
    }

    fn edit(&mut self, at: Range<usize>, new: impl Into<String>) {
        self.edits.push((at, new.into()));
    }

    fn written(&self, span: Span) -> &'a str {
        self.source.text.get(span.byte_range()).unwrap_or_default()
    }

    /// Brings the function of a constant into scope beside it.
    fn bring(&mut self, tree: &syn::UseTree, in_group: bool) {
        match tree {
            syn::UseTree::Path(path) => self.bring(&path.tree, false),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.bring(tree, true)),
            syn::UseTree::Name(syn::UseName { ident }) if self.is_known(&ident.to_string()) => {
                self.in_scope.insert(ident.to_string());
                let both = format!("{ident}, {}", running(ident));
                self.edit(ident.span().byte_range(), if in_group { both } else { format!("{{{both}}}") });
            }
            _ => {}
        }
    }

    fn is_known(&self, name: &str) -> bool {
        self.defined.constants.iter().any(|(owner, known)| known == name && !owner.starts_with(char::is_uppercase))
    }

    /// A constant becomes a function, and the constant follows it on the last line.
    fn constant(
        &mut self,
        keyword: Span,
        visibility: &syn::Visibility,
        name: &Ident,
        of: &syn::Type,
        value: &syn::Expr,
    ) {
        let visibility = self.written(visibility.span());
        let of = self.written(of.span()).replace('&', "&'static ").replace("&'static 'static", "&'static");
        let value_at = value.span().byte_range();
        let head = keyword.byte_range().start..value_at.start;
        let lines = self.source.text.get(head.clone()).unwrap_or_default().matches('\n').count();
        self.edit(
            head,
            format!(
                "fn {}() -> &'static {of} {{ static CELL: std::sync::OnceLock<{of}> = std::sync::OnceLock::new(); \
                 CELL.get_or_init(|| {}",
                running(name),
                "\n".repeat(lines)
            ),
        );
        self.in_constant = true;
        self.visit_expr(value);
        self.in_constant = false;
        let kept = self.for_the_compiler(value.span());
        self.edit(value_at.end..value_at.end, format!(") }} {visibility} const {name}: {of} = {kept}"));
    }

    /// A function that constants call stays for them under another name, on the last line.
    fn function(&mut self, signature: &syn::Signature, from: Span, whole: Span) {
        let Some(constness) = &signature.constness else { return };
        self.edit(constness.span().byte_range(), "");
        if self.defined.called.contains(&(self.owner.clone(), signature.ident.to_string())) {
            let kept = self.for_the_compiler(from.join(whole).unwrap_or(whole));
            let end = whole.byte_range().end;
            self.edit(end..end, format!(" {kept}"));
        }
    }

    /// What is written there, on one line, with the functions that are kept for constants.
    fn for_the_compiler(&self, span: Span) -> String {
        let lines = self.written(span).lines().map(|line| line.split("//").next().unwrap_or_default().trim());
        let mut line = lines.collect::<Vec<_>>().join(" ");
        for (owner, name) in &self.defined.called {
            let is_own = *owner == self.owner;
            let qualified = format!("{owner}::{name}(");
            line = line.replace(&qualified, &format!("{owner}::{name}__kept("));
            if is_own {
                line = line.replace(&format!("fn {name}("), &format!("fn {name}__kept("));
                if !owner.starts_with(char::is_uppercase) && line.starts_with('[') {
                    line = line.replace(&format!("{name}("), &format!("{name}__kept("));
                }
            }
        }
        line
    }
}

impl<'ast> Visit<'ast> for Loosener<'_> {
    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let outer = std::mem::replace(&mut self.owner, type_name(&item.self_ty));
        visit::visit_item_impl(self, item);
        self.owner = outer;
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.constant(item.const_token.span(), &item.vis, &item.ident, &item.ty, &item.expr);
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.constant(item.const_token.span(), &item.vis, &item.ident, &item.ty, &item.expr);
    }

    fn visit_stmt(&mut self, statement: &'ast syn::Stmt) {
        match statement {
            syn::Stmt::Item(syn::Item::Const(item)) => {
                self.edit(item.const_token.span().byte_range(), "#[allow(non_snake_case)] let");
                self.visit_expr(&item.expr);
            }
            _ => visit::visit_stmt(self, statement),
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, start(&item.vis, &item.sig), item.span());
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if CALLED_FROM_OUTSIDE.contains(&(&self.owner, &item.sig.ident.to_string())) {
            return;
        }
        self.function(&item.sig, start(&item.vis, &item.sig), item.span());
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        let (owner, name) = member(&path.path, "");
        let is_constant = match owner.as_str() {
            "" => self.in_scope.contains(&name),
            _ => self.defined.constants.contains(&(owner, name.clone())),
        };
        if is_constant {
            let written = self.written(path.span());
            let stem = written.strip_suffix(&name).unwrap_or_default();
            self.edit(path.span().byte_range(), format!("(*{stem}{name}__())"));
        }
    }

    /// A borrowed list of a constant lives as long as the program.
    fn visit_expr_reference(&mut self, reference: &'ast syn::ExprReference) {
        let is_list = matches!(&*reference.expr, syn::Expr::Array(_));
        if is_list && self.in_constant {
            self.edit(reference.and_token.span().byte_range(), "Box::leak(Box::new(");
            visit::visit_expr(self, &reference.expr);
            let end = reference.span().byte_range().end;
            self.edit(end..end, "))");
        } else {
            visit::visit_expr_reference(self, reference);
        }
    }

    // What only the compiler can use.
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_pat(&mut self, _: &'ast syn::Pat) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}
    fn visit_expr_repeat(&mut self, repeat: &'ast syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }
}

/// The name of the function that computes a constant.
fn running(name: &Ident) -> String {
    format!("{name}__")
}

/// Where a function begins, after its documentation.
fn start(visibility: &syn::Visibility, signature: &syn::Signature) -> Span {
    match visibility {
        syn::Visibility::Inherited => signature.span(),
        other => other.span(),
    }
}
