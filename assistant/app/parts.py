"""The parts of the page that Gradio has no accessible widget for, as HTML with events.

Native elements stand in them: links, buttons, checkboxes, date boxes. Scripts only pass on what
was chosen; the page's own script (``papers.js``) moves the focus.
"""

from __future__ import annotations

from typing import Any

import gradio as gr

_CHOICES = """
element.addEventListener('click', (event) => {
  const asked = event.target.closest('[data-ask]');
  if (asked) trigger('choose', { question: asked.dataset.ask });
});
"""

_CONVERSATION = (
    _CHOICES
    + """
element.addEventListener('click', (event) => {
  const link = event.target.closest('[data-source]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  window.papers.chosen(link);
  const turn = Number(link.closest('[data-turn]').dataset.turn);
  trigger('open', { turn, source: link.dataset.source });
});
watch('value', () => window.papers.answered(element));
"""
)

_SOURCE = """
element.addEventListener('click', (event) => {
  if (!event.target.closest('[data-close]')) return;
  window.papers.closed();
  trigger('close');
});
watch('value', () => window.papers.opened(element));
"""

_STEP = """
watch('value', () => { if (element.querySelector('[role=alert]')) window.papers.missed(); });
"""

_SCOPE = """
watch('value', () => window.papers.counted(element));
"""

_FILTERS = """
const read = () => {
  const ticked = (name) =>
    [...element.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value);
  const date = (name) => element.querySelector(`[name=${name}]`)?.value || null;
  props.value = JSON.stringify({
    authority: ticked('authority'), committee: ticked('committee'), kind: ticked('kind'),
    since: date('since'), until: date('until'),
  });
  trigger('narrow');
};
element.addEventListener('change', read);
element.addEventListener('click', (event) => {
  if (!event.target.closest('[data-clear]')) return;
  for (const box of element.querySelectorAll('input')) {
    box.checked = false;
    if (box.type === 'date') box.value = '';
  }
  read();
});
"""


def choices(**options: Any) -> gr.HTML:
    """Buttons that each hold a question; event ``choose`` with ``question``."""
    return _part(js_on_load=_CHOICES, **options)


def conversation(**options: Any) -> gr.HTML:
    """The answers; events ``choose`` with ``question``, ``open`` with ``turn`` and ``source``."""
    return _part(js_on_load=_CONVERSATION, **options)


def source(**options: Any) -> gr.HTML:
    """The source chosen; event ``close``."""
    return _part(js_on_load=_SOURCE, **options)


def step(**options: Any) -> gr.HTML:
    """What is going on, announced to those who do not see it."""
    template = '<div role="status" aria-live="polite">${value}</div>'
    return _part(js_on_load=_STEP, html_template=template, **options)


def scope_line(**options: Any) -> gr.HTML:
    """How many papers the choices leave, announced; beside each choice, how many it stands for."""
    template = '<div role="status" aria-live="polite">${value}</div>'
    return _part(js_on_load=_SCOPE, html_template=template, **options)


def words(**options: Any) -> gr.HTML:
    """Text without events of its own."""
    return _part(js_on_load="", **options)


def filters(panel: str, **options: Any) -> gr.HTML:
    """The filters: ``value`` is what is chosen, as JSON; event ``narrow``."""
    return _part(js_on_load=_FILTERS, html_template="${panel}", panel=panel, **options)


def _part(**options: Any) -> gr.HTML:
    return gr.HTML(apply_default_css=False, **options)
