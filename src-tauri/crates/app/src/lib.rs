//! The use cases of the exhibition office, the same for the window and the command line.
