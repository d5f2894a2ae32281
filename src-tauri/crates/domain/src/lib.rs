//! The types and rules of a craft exhibition: no I/O, no clock, no wire format, no text for people.
