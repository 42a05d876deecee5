import type { Cases } from './cases.ts';

export const shellInjection: Cases = {
  found: {
    'os.system with an f-string': `
os.system(f"tar xf {archive}")
`,
    'added up': `
subprocess.call("ping -c 1 " + host, shell=True)
`,
    formatted: `
subprocess.Popen(
    "convert {} out.png".format(path),
    stdout=subprocess.PIPE,
    shell=True,
)
`,
    'with a percent sign': `
os.popen("id %s" % user).read()
`,
    'imported by name, in the middle': `
check_output("git show " + revision + " --stat", shell=True)
`,
    'in async code': `
async def scan(host):
    return await asyncio.create_subprocess_shell(f"nmap {host}")
`,
  },
  silent: {
    'a list of arguments': `
subprocess.run(["tar", "xf", archive], check=True)
`,
    'fixed text': `
subprocess.run("df -h | tail -n 1", shell=True)
os.system("clear")
`,
    quoted: `
os.system(f"tar xf {shlex.quote(archive)}")
subprocess.run("cat {}".format(shlex.quote(path)), shell=True)
`,
    'constants and the interpreter': `
subprocess.run(f"{sys.executable} -m build", shell=True)
os.system(f"{TAR} --version")
`,
    'no shell': `
subprocess.run(f"/opt/{name}")
runner.run(f"echo {name}", shell=False)
`,
  },
  messages: [
    'B602: subprocess call with shell=True identified, security issue.',
    'sh: 1: Syntax error: end of file unexpected',
  ],
};
