//! What a person can ask for: every action with its name and help line.
