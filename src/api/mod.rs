//! The five functions and the plain data that other programs rely on.
