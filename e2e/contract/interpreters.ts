/**
 * Runs many samples in one interpreter per language: each exactly as it stands, in a folder of its own, with its
 * output kept apart. Starting an interpreter for each of a thousand would take longer than all the rest.
 */
import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { promisify } from 'node:util'
import type { Language } from '../../src/api/samples'

export interface Outcome {
  /** 0 unless the sample failed. */
  code: number
  stdout: string
  stderr: string
  folder: string
}

interface Interpreter {
  /** What has to be installed. */
  program: string
  command: string
  /** The loop: a folder comes in on each line, the code of its sample goes out. */
  loop: string
  flag: string
}

const bash = `while IFS= read -r folder; do
  (cd "$folder" && . ./sample) >"$folder/stdout" 2>"$folder/stderr" </dev/null
  echo $?
done`

const python = `import io, os, sys, traceback
for line in sys.stdin:
    os.chdir(line.rstrip("\\n"))
    code, own = 0, sys.stdout
    with open("stdout", "w", encoding="utf-8", newline="\\n") as out, open("stderr", "w") as err:
        sys.stdout = out
        try:
            exec(compile(open("sample", encoding="utf-8").read(), "sample", "exec"), {"__name__": "__main__"})
        except BaseException:
            code = 1
            traceback.print_exc(file=err)
        finally:
            sys.stdout = own
    print(code, flush=True)
`

const ruby = `own = $stdout
STDIN.each_line do |line|
  Dir.chdir(line.chomp)
  code = 0
  File.open("stdout", "wb") do |out|
    $stdout = out
    begin
      eval(File.read("sample", encoding: "UTF-8"), TOPLEVEL_BINDING.dup, "sample")
    rescue Exception => error
      code = 1
      File.write("stderr", error.full_message(highlight: false))
    ensure
      $stdout = own
    end
  end
  own.puts code
  own.flush
end
`

const interpreters: Record<Language, Interpreter> = {
  curl: { program: 'curl', command: 'bash', flag: '-c', loop: bash },
  python: { program: 'python3', command: 'python3', flag: '-c', loop: python },
  ruby: { program: 'ruby', command: 'ruby', flag: '-e', loop: ruby },
}

/** Why samples of a language cannot run here; null if they can. */
export async function unableTo(language: Language): Promise<string | null> {
  const { program } = interpreters[language]
  const found = await promisify(execFile)(program, ['--version']).catch(() => null)
  return found ? null : `${program} is not installed, so no ${language} sample is run`
}

export class Runner {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>
  readonly #codes: AsyncIterator<string>
  readonly #folder: string
  #count = 0

  private constructor(language: Language, folder: string, env: Record<string, string>) {
    const { command, flag, loop } = interpreters[language]
    this.#folder = folder
    this.#process = spawn(command, [flag, loop], {
      // Nothing between the samples and this machine.
      env: { ...process.env, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.#codes = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]()
  }

  static async start(language: Language, env: Record<string, string>): Promise<Runner> {
    return new Runner(language, await mkdtemp(join(tmpdir(), 'sample-')), env)
  }

  /** Runs one sample in a new folder with these files. */
  async run(sample: string, files: readonly File[] = []): Promise<Outcome> {
    const folder = join(this.#folder, String(++this.#count))
    await mkdir(folder)
    await writeFile(join(folder, 'sample'), sample)
    for (const file of files) await writeFile(join(folder, file.name), Buffer.from(await file.arrayBuffer()))
    this.#process.stdin.write(`${folder}\n`)
    const { value, done } = await this.#codes.next()
    if (done) throw new Error('The interpreter has ended')
    const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '')
    return { code: Number(value), stdout: await read('stdout'), stderr: await read('stderr'), folder }
  }

  async close(): Promise<void> {
    this.#process.stdin.end()
    if (this.#process.exitCode === null) await new Promise((resolve) => this.#process.once('close', resolve))
    await rm(this.#folder, { recursive: true })
  }
}
