"""What happens in the store, read once for the whole process and told to everybody who has subscribed."""
