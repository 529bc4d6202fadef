//! The command line: arguments, one file for each subcommand, and how errors are reported.
