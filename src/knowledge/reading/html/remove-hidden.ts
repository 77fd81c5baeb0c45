import type { DomDocument } from './dom.ts'

/** Parts that are no words for a reader. */
const wordless =
  'script, style, template, noscript, iframe, frame, object, embed, applet, svg, math, canvas, video, audio, map, ' +
  'button, input, select, textarea, datalist, progress, meter, dialog, link, head > *'

const hiddenStyle =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*\.?0+\s*(?:;|!|$)|font-size\s*:\s*0*\.?0+\s*(?:[a-z%]*)\s*(?:;|!|$))/i

/** Takes away what a visitor of the page does not see: words written only for machines. */
export function removeHidden(page: DomDocument): void {
  for (const element of page.querySelectorAll(wordless)) element.remove()
  for (const element of page.querySelectorAll('[hidden], [aria-hidden="true" i], [style]')) {
    const until = element.getAttribute('hidden')
    const hidden = until !== null && until.toLowerCase() !== 'until-found'
    if (hidden || element.getAttribute('aria-hidden') || hiddenStyle.test(element.getAttribute('style') ?? ''))
      element.remove()
  }
}
