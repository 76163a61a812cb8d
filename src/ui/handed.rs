//! What the front hands over: what a person did before there were numbers.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::Callback;

use super::flavours::Flavours;
use super::kept::Kept;
use super::place::Place;
use super::{browser, panel};
use crate::engine::language::Language;
use crate::examples::Example;
use crate::guide::Question;

/// Where files go that are picked in the front's pickers after everything was handed over.
#[derive(Clone, Debug, Default)]
pub struct Onward(Rc<RefCell<Way>>);

#[derive(Debug, Default)]
enum Way {
    /// Nothing was handed over yet: the front takes them.
    #[default]
    Front,
    /// Whoever goes on is not there yet: what comes meanwhile.
    Between(Vec<Vec<File>>),
    Whole(Callback<Vec<File>>),
}

impl PartialEq for Onward {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Onward {
    /// Passes files on; gives them back where the front is to take them.
    pub fn pass(&self, files: Vec<File>) -> Option<Vec<File>> {
        let take = match &mut *self.0.borrow_mut() {
            Way::Front => return Some(files),
            Way::Between(late) => {
                late.push(files);
                return None;
            }
            Way::Whole(take) => take.clone(),
        };
        take.emit(files);
        None
    }

    /// The front has handed over.
    pub fn leave(&self) {
        *self.0.borrow_mut() = Way::Between(Vec::new());
    }

    /// From now on `take` gets them.
    pub fn arrive(&self, take: &Callback<Vec<File>>) {
        let before = self.0.replace(Way::Whole(take.clone()));
        if let Way::Between(late) = before {
            late.into_iter().for_each(|files| take.emit(files));
        }
    }
}

/// What was done first.
#[derive(Clone, Debug)]
pub enum First {
    /// Something was typed or pasted.
    Text,
    /// Figures of one post were typed.
    Figures,
    /// Files were dropped, chosen or pasted.
    Files(Vec<File>),
    Example(&'static Example),
    Question(&'static Question),
    /// A project file was chosen.
    Project(File),
    /// What is entered is to be kept on this device.
    Keeping,
    Panel(panel::Kind),
    /// Another address was opened.
    Address,
}

impl First {
    /// Whether it brings a table.
    fn is_table(&self) -> bool {
        matches!(self, First::Text | First::Files(_) | First::Example(_))
    }
}

/// The same with what stands in the fields by then. Everything is taken once: what is drawn again later begins with what is there
/// by then.
#[derive(Debug)]
pub struct Handed {
    /// In the order in which it was done.
    pub first: RefCell<Vec<First>>,
    pub language: Language,
    /// What was typed or pasted.
    pub typed: RefCell<Option<Typed>>,
    /// What stands in the calculator, field by field.
    pub figures: RefCell<Vec<String>>,
    pub focus: Option<Focus>,
    /// Takes what is picked from now on in pickers that were open already.
    pub onward: Onward,
}

/// A text that was typed or pasted.
#[derive(Debug)]
pub struct Typed {
    /// The text of the field, or what was pasted where that is large; nothing of it is copied.
    pub text: JsString,
    /// Whether it stands in the field, where it stays.
    pub is_in_field: bool,
    /// What the clipboard held beside it.
    pub clipboard: Option<Rc<Flavours>>,
}

/// What was handed over; nothing ever is where the program is one and has no front. Inlined, so that what would be done with it is
/// left out there.
#[inline(always)]
pub fn given(handed: &Option<Kept<Handed>>) -> Option<&Handed> {
    if cfg!(feature = "split") { handed.as_deref() } else { None }
}

impl Handed {
    /// Whether there is a table in it.
    pub fn has_table(&self) -> bool {
        self.first.borrow().iter().any(First::is_table)
    }

    /// Takes what concerns the field for tables, or all the rest.
    pub fn take(&self, tables: bool) -> Vec<First> {
        let (taken, left) = self.first.take().into_iter().partition(|it| it.is_table() == tables);
        self.first.replace(left);
        taken
    }
}

/// Where the cursor stands.
#[derive(Debug)]
pub struct Focus {
    /// The field's id.
    id: String,
    /// The place in its text.
    at: Option<u32>,
}

impl Focus {
    /// Where it stands now, if that can be found again.
    pub fn now() -> Option<Self> {
        let field = browser::document()?.active_element().filter(|it| !it.id().is_empty())?;
        let at = browser::number_property(&field, "selectionEnd").map(|it| it as u32);
        Some(Focus { id: field.id(), at })
    }

    /// Puts it there in another drawing of the same page, unless it is there already.
    pub fn restore(&self, place: &Place) {
        let Some(field) = place.find(&self.id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) else { return };
        if browser::document().and_then(|it| it.active_element()).as_ref() == Some(field.as_ref()) {
            return;
        }
        _ = field.focus();
        match (field.dyn_ref::<HtmlInputElement>(), field.dyn_ref::<HtmlTextAreaElement>(), self.at) {
            (Some(field), _, Some(at)) => _ = field.set_selection_range(at, at),
            (_, Some(field), Some(at)) => _ = field.set_selection_range(at, at),
            _ => {}
        }
    }
}
