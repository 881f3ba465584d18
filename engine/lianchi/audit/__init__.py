"""The rule book judged by itself: its examples run, its parts checked, its coverage told, new rules begun."""
