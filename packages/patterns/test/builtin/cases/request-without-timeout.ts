import type { Cases } from './cases.ts';

export const requestWithoutTimeout: Cases = {
  found: {
    'sent with a body': `
requests.post(URL, json={"id": 1}, headers=headers)
`,
    'over several lines': `
answer = requests.request(
    "GET",
    url,
    params={"page": 1},
)
`,
    urlopen: `
with urllib.request.urlopen(address) as answer:
    data = answer.read()
`,
    'in a method, in an expression': `
class Client:
    def version(self):
        return requests.get(f"{self.base}/version").json()["version"]
`,
  },
  silent: {
    'with a limit': `
requests.get(url, timeout=(3, 10))
urllib.request.urlopen(url, timeout=5)
urllib.request.urlopen(url, None, 5)
`,
    'limits in the options': `
requests.get(url, **options)
`,
    'this machine': `
requests.get("http://localhost:8080/health")
requests.post(f"http://127.0.0.1:{port}/stop")
`,
    'in a test': `
def test_health(server):
    assert requests.get(server.url).ok
`,
    'another library, which has a limit': `
httpx.get(url)
client.get(url)
`,
  },
  messages: [
    "W3101: Missing timeout argument for method 'requests.get' can cause your program to hang indefinitely",
  ],
};
