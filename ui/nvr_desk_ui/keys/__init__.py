"""Keys of the commands: which each person uses, and the sheet that shows and changes them."""
