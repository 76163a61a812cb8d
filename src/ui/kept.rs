//! A derived value that is compared by identity: a component that is given the same one again has nothing to redraw.

use std::ops::Deref;
use std::rc::Rc;

/// A shared value; equal to itself only.
#[derive(Debug)]
pub struct Kept<T>(pub Rc<T>);

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Kept(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Kept<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Kept<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
