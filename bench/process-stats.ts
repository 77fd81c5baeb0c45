import { readFile } from 'node:fs/promises'

/** What `/proc` counts in: the kernel shows a hundred ticks a second to programs, whatever it uses itself (proc(5)). */
const ticksPerSecond = 100

/** CPU time, user and system, that a process and the processes it started have used, in ms. */
export async function cpuMs(pid: number): Promise<number> {
  const pids = [pid, ...(await childrenOf(pid))]
  const ticks = await Promise.all(pids.map(ticksOf))
  return (ticks.reduce((sum, value) => sum + value, 0) / ticksPerSecond) * 1_000
}

/** Memory of a process that is in RAM, in kB. */
export async function residentKb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1])
}

async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets, the second field, may hold anything; user and system time are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}

async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return children.split(' ').filter(Boolean).map(Number)
}
