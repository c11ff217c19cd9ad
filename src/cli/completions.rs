//! `greffier completions`: what a shell needs to complete the commands.
use super::desk::Desk;
use super::failure::Failure;
use super::help;

/// Prints the script for a shell.
pub(super) fn run(shell: clap_complete::Shell, desk: &mut Desk) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(desk.lang), "greffier", &mut script);
    desk.print_bytes(&script)
}
