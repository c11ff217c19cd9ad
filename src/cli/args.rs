//! The arguments, as values. What they are called in each language and what they mean stands in `help`.
use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "greffier", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
pub(super) struct Args {
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) sessions: Option<PathBuf>,
    // Read beforehand by `language`: even the refusal of the other arguments is in this language.
    #[arg(long, global = true, value_name = "fr|en", value_parser = ["fr", "en"], hide_possible_values = true)]
    pub(super) lang: Option<String>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Demo,
    New(New),
    Open {
        id: String,
    },
    List {
        #[arg(long)]
        json: bool,
    },
    Show {
        id: String,
        #[arg(long)]
        json: bool,
    },
    Search {
        #[arg(required = true)]
        words: Vec<String>,
        #[arg(long)]
        json: bool,
    },
    #[command(subcommand_required = true)]
    Import {
        #[command(subcommand)]
        what: Import,
    },
    Compare(Compare),
    Export(Export),
    Check {
        id: String,
        #[arg(long)]
        json: bool,
    },
    Completions {
        #[arg(hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
    Man,
    /// The process that reads a file for another one; nobody types it.
    #[command(hide = true)]
    Read {
        what: String,
        name: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Import {
    Plan(ImportPlan),
    Comments(ImportComments),
    Minutes(ImportMinutes),
}

#[derive(Debug, clap::Args)]
pub(super) struct New {
    #[arg(long)]
    pub(super) title: String,
    #[arg(long)]
    pub(super) date: String,
    #[arg(long, value_name = "TIME")]
    pub(super) start: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(super) end: Option<String>,
    #[arg(long)]
    pub(super) place: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(super) plan: Option<PathBuf>,
    #[arg(long, value_name = "ID")]
    pub(super) template: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct ImportPlan {
    pub(super) file: PathBuf,
    #[arg(long, value_name = "ID")]
    pub(super) into: Option<String>,
    #[arg(long, requires = "into")]
    pub(super) label: Option<String>,
    #[arg(long, requires = "into", value_name = "DATE")]
    pub(super) received: Option<String>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct ImportComments {
    pub(super) file: PathBuf,
    #[arg(long, value_name = "ID")]
    pub(super) into: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct ImportMinutes {
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Compare {
    pub(super) old: PathBuf,
    pub(super) new: PathBuf,
    #[arg(long, conflicts_with = "format")]
    pub(super) json: bool,
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<String>,
    #[arg(long, value_name = "FILE", requires = "format")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    pub(super) id: String,
    #[arg(long, required = true, value_delimiter = ',', value_name = "FORMATS")]
    pub(super) format: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, default_value = "minutes", value_name = "NAME", hide_default_value = true)]
    pub(super) document: String,
    #[arg(long, value_name = "FILE")]
    pub(super) letterhead: Option<PathBuf>,
    #[arg(
        long,
        default_value = "ministry",
        value_name = "LEVEL",
        value_parser = ["internal", "members", "ministry", "public"],
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) audience: String,
    #[arg(long, value_name = "ID")]
    pub(super) template: Option<String>,
    #[arg(
        long,
        default_value = "people",
        value_name = "WHO",
        value_parser = ["people", "organizations"],
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) names: String,
}
