"""Gradio's theme in the colours of the other pages; its own fails on contrast."""

from __future__ import annotations

import gradio as gr

INK = "#17212b"
SOFT = "#4b5863"
EDGE = "#5d6b76"
BRAND = "#12384f"
PAPER = "#ffffff"


def theme() -> gr.themes.Base:
    """Ink on white, local fonts, and the same in what Gradio takes for dark mode."""
    made = gr.themes.Base(
        primary_hue=gr.themes.colors.slate,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_sm,
        font=("Papers Sans", "Segoe UI", "Arial", "sans-serif"),
        font_mono=("Consolas", "monospace"),
    ).set(
        body_background_fill=PAPER,
        body_text_color=INK,
        body_text_color_subdued=SOFT,
        block_background_fill=PAPER,
        block_label_text_color=INK,
        block_title_text_color=INK,
        block_info_text_color=SOFT,
        input_background_fill=PAPER,
        input_border_color=EDGE,
        input_placeholder_color=SOFT,
        button_primary_background_fill=BRAND,
        button_primary_text_color=PAPER,
        button_secondary_background_fill=PAPER,
        button_secondary_text_color=BRAND,
    )
    for name in [name for name in vars(made) if f"{name}_dark" in vars(made)]:
        setattr(made, f"{name}_dark", getattr(made, name))
    return made
