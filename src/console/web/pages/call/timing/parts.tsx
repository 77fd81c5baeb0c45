import type { Waterfall } from '../../../../routes/calls/view-schema.ts'
import { countInWords, delayInWords, percentInWords } from '../../../format/numbers.ts'
import { timing as texts } from '../../../texts/en/timing.ts'
import classes from './parts.module.css'

/** The parts of one turn in figures; they add up to the whole. */
export function Parts({ waterfall: { turn, stages, totalMs, fillerMs } }: { readonly waterfall: Waterfall }) {
  const { stage, time, share } = texts.columns
  return (
    <div className={classes.parts}>
      <table className={classes.table}>
        <caption className="fd-unseen">{texts.parts(turn)}</caption>
        <thead>
          <tr>
            <th scope="col">{stage}</th>
            <th scope="col">{time}</th>
            <th scope="col">{share}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ what, ms, estimated }) => (
            <tr key={what}>
              <th scope="row" title={texts.meanings[what]}>
                <span className={classes.sample} data-stage={what} data-estimated={estimated} aria-hidden />
                {texts.stages[what]}
                {estimated && <span className={classes.note}> ({texts.estimated})</span>}
              </th>
              <td>{ms === null ? missing(what) : `${countInWords(ms)} ${texts.inMs}`}</td>
              <td>{ms === null || totalMs === 0 ? '' : percentInWords(ms / totalMs)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.sum}</th>
            <td>
              {countInWords(totalMs)} {texts.inMs}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
      {fillerMs !== null && <p>{texts.filler(delayInWords(fillerMs))}</p>}
    </div>
  )
}

/** Only of the carrier it is not known whether there was something. */
function missing(what: Waterfall['stages'][number]['what']): string {
  return what === 'carrier' ? texts.untold : texts.nothing
}
