//! The ranking as a picture that stands alone.

use crate::api::{Analysis, Request};
use crate::picture::{Choice, Form, Frame, Picture};

pub(super) fn write(request: &Request, analysis: &Analysis) -> String {
    let Some(picture) = Picture::from_id("ranking") else { return String::new() };
    let frame = Frame { language: request.language, form: Form::File, ..Frame::default() };
    match picture.draw(analysis, &Choice::default(), &frame) {
        Ok(drawing) => drawing.svg,
        Err(reason) => picture.sentence(&reason, &frame),
    }
}
