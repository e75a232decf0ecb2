"""What a person can do, a module a room; ``menus/table.py`` says how to add something."""
