// The command `export`: writes a window of the world into a file or a pipe.
import { truncate } from 'node:fs/promises'
import { constants } from 'node:os'
import { ConfigError, type Config } from '../../config/config.ts'
import { encoderOf } from '../../encode/encoder-of.ts'
import { questionOf } from '../../search/question.ts'
import { ForeignCursor } from '../../search/cursor.ts'
import type { Question } from '../../search/page.ts'
import type { Universe } from '../../universe/universe.ts'
import { universesOf } from '../universes-of.ts'
import { exportRecords } from './export-records.ts'
import { parseFilter } from './filter.ts'
import type { ExportSettings } from './settings.ts'
import { outputTo } from './output.ts'
import { showProgress } from './progress.ts'
import { resumePointOf } from './resume-point.ts'

const PAGE_SIZE = 1_024 // records
const signals = ['SIGINT', 'SIGTERM'] as const
type Signal = typeof signals[number]

/** `now` is in ms since 1970. Gives the exit code: 0, also if the reader closed the pipe, or after a signal 128 + its number. */
export async function exportCommand (settings: ExportSettings, config: Config, now: number): Promise<number> {
  const { format, out, after, safeCsv, labels } = settings
  const { universe, question } = await exportTask(settings, config, config.now ?? now)
  const { header, encode } = encoderOf(format, { safe: safeCsv, labels })
  const { logId, bytes } = after === 'last' ? await resumePointOf(out, format, header) : { logId: after, bytes: 0 }
  if (bytes > 0) await truncate(out, bytes)

  const output = outputTo(out, bytes > 0)
  const isWatched = process.stderr.isTTY && !(out === '-' && process.stdout.isTTY)
  const progress = isWatched ? showProgress(bytes, performance.now) : undefined
  let signal: Signal | undefined
  const onSignal = (name: Signal) => { signal = name }
  for (const name of signals) process.once(name, onSignal)
  try {
    if (bytes === 0) await output.write(header)
    await exportRecords({
      universe,
      question: { ...question, logId: after === 'last' && safeCsv ? logId?.replace(/^'/, '') : logId },
      encode,
      write: output.write,
      stopped: () => signal !== undefined,
      onProgress: (count, size, total) => progress?.add(count, size, total)
    })
    await output.close()
    return signal === undefined ? 0 : 128 + constants.signals[signal]
  } catch (error) {
    if (error instanceof ForeignCursor) throw new ConfigError(`--after: ${error.message}`, 'after')
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0
    throw error
  } finally {
    progress?.stop()
    for (const name of signals) process.off(name, onSignal)
  }
}

async function exportTask (settings: ExportSettings, config: Config, now: number): Promise<{ universe: Universe, question: Question }> {
  const project = required(settings, 'project')
  const firewall = required(settings, 'firewall')
  const [from, to] = [required(settings, 'from'), settings.to ?? now]
  if (from > to) throw new ConfigError('--from must not be after --to', 'from')
  if (config.firewalls?.includes(firewall) === false) throw new ConfigError(`--firewall must be one of --firewalls, got ${firewall}`, 'firewall')
  if (settings.after === 'last' && settings.out === '-') throw new ConfigError('--after last needs a file as --out', 'after')
  const query = { ...parseFilter(settings.filter ?? ''), fw_instance_id: firewall, start_time: from, end_time: to, limit: PAGE_SIZE }
  const universeOf = await universesOf(config, now)
  return { universe: universeOf(project, firewall), question: questionOf(query, config, now) }
}

function required<Name extends keyof ExportSettings> (settings: ExportSettings, name: Name): NonNullable<ExportSettings[Name]> {
  const value = settings[name]
  if (value === undefined || value === null) throw new ConfigError(`--${name} is missing`, name)
  return value
}
