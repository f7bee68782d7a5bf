"""What an article says was agreed: kind, status, participants, subject, amounts and dates, each with its passage."""
