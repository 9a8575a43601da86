mod answers;
mod attempts;
mod sharing;
