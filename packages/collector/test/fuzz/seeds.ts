/**
 * Small reports of our own making with something wrong in them, for mutants: at least one of each format.
 */
export const SEEDS: readonly (readonly [format: string, report: string])[] = [
  [
    'junit',
    '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="all"><testsuite name="s" tests="2" timestamp="2026-01-30T10:00:00"><testcase name="a" classname="c" file="f" line="3"><failure message="m &amp; n" type="T"><![CDATA[at x]]></failure><system-out>o</system-out></testcase><testcase name="b"><skipped type="todo"/></testcase><testcase name="c"><flakyFailure type="T">x</flakyFailure></testcase></testsuite></testsuites>',
  ],
  [
    'vitest-json',
    '{"numTotalTests":1,"success":false,"startTime":1769767200000,"testResults":[{"assertionResults":[{"ancestorTitles":["s"],"fullName":"s a","status":"failed","title":"a","failureMessages":["Error: m"],"meta":{}}],"startTime":1769767200000,"endTime":1769767200001,"status":"failed","message":"","name":"/a.test.ts"}]}',
  ],
  [
    'metrics-json',
    '{"bugs":[{"pattern":"p","error":"e","code":"c","file_path":"f","line":1,"timestamp":"2026-01-30","count":2,"occurrences":[]}],"code_reviews":[{"severity":"high"}]}',
  ],
  [
    'sentry',
    '{"event_id":"a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3","timestamp":1769767200.5,"platform":"python","level":"error","environment":"e","release":"r","exception":{"values":[{"type":"ValueError","value":"m","stacktrace":{"frames":[{"filename":"a.py","function":"f","lineno":1,"in_app":true}]}}]},"tags":[["a","b"]]}',
  ],
  [
    'sentry',
    '{"event_id":"a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3","sent_at":"2026-01-30T10:00:00Z"}\n{"type":"event"}\n{"event_id":"a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3","level":"error","message":"m","platform":"node"}\n',
  ],
  [
    'otlp-json',
    '{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s"}}]},"scopeSpans":[{"spans":[{"traceId":"t","spanId":"s","name":"n","events":[{"timeUnixNano":"1769767200000000000","name":"exception","attributes":[{"key":"exception.type","value":{"stringValue":"E"}},{"key":"exception.message","value":{"stringValue":"m"}}]}],"status":{"code":2}}]}]}]}',
  ],
  [
    'otlp-json',
    '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1769767200000000000","severityNumber":17,"severityText":"ERROR","body":{"stringValue":"m"},"attributes":[]}]}]}]}',
  ],
  [
    'log',
    '2026-01-30 10:00:00,123 ERROR shop.basket - it broke\nTraceback (most recent call last):\n  File "a.py", line 1, in f\n    x()\nValueError: m\n2026-01-30 10:00:01,123 INFO shop.basket - it goes on\n',
  ],
  [
    'log',
    '{"level":"error","time":"2026-01-30T10:00:00Z","msg":"m","err":{"type":"TypeError","message":"m","stack":"TypeError: m\\n    at f (a.js:1:1)"}}\n{"level":"info","time":"2026-01-30T10:00:01Z","msg":"n"}\n',
  ],
  [
    'k6-json',
    '{"root_group":{"name":"","path":"","id":"d","groups":{},"checks":{"c":{"name":"c","passes":1,"fails":1}}},"metrics":{"http_req_duration":{"avg":1,"min":1,"med":1,"max":1,"p(90)":1,"p(95)":2,"thresholds":{"p(95)<1":true}}}}',
  ],
  [
    'k6-json',
    '{"metrics":{"http_req_duration":{"type":"trend","contains":"time","values":{"avg":1,"p(95)":2},"thresholds":{"p(95)<1":{"ok":false}}}},"root_group":{"name":"","checks":[]},"state":{"testRunDurationMs":1}}',
  ],
  [
    'lighthouse-json',
    '{"lighthouseVersion":"12.0.0","requestedUrl":"https://a.example/","finalUrl":"https://a.example/","fetchTime":"2026-01-30T10:00:00.000Z","audits":{"first-contentful-paint":{"id":"first-contentful-paint","title":"t","score":0.5,"numericValue":1.5,"numericUnit":"millisecond"}},"categories":{"performance":{"id":"performance","title":"P","score":0.5,"auditRefs":[]}}}',
  ],
  [
    'hyperfine-json',
    '{"results":[{"command":"sleep 1","mean":1.0,"stddev":0.1,"median":1.0,"user":0.1,"system":0.1,"min":0.9,"max":1.1,"times":[1.0,1.1],"exit_codes":[0,1]}]}',
  ],
  [
    'pytest-benchmark-json',
    '{"machine_info":{"node":"n"},"commit_info":{"id":"c","branch":"b"},"benchmarks":[{"group":null,"name":"t","fullname":"a.py::t","stats":{"min":1,"max":1,"mean":1,"stddev":0.1,"rounds":5}}],"datetime":"2026-01-30T10:00:00","version":"4"}',
  ],
  ['benchmark-json', '[{"name":"b","unit":"ns/iter","value":10,"range":"± 1","extra":"x"}]'],
  [
    'benchmark-json',
    '{"context":{"date":"2026-01-30T10:00:00+00:00","host_name":"h"},"benchmarks":[{"name":"BM_a","run_type":"iteration","iterations":10,"real_time":1.0,"cpu_time":1.0,"time_unit":"ns"}]}',
  ],
  [
    'benchmark-text',
    'running 1 test\ntest bench_a ... bench:       1,234 ns/iter (+/- 56)\n\ntest result: ok. 0 passed; 0 failed; 0 ignored; 1 measured\n',
  ],
  [
    'nunit',
    '<test-run id="2" start-time="2026-01-30 10:00:00Z"><test-suite fullname="S" site="SetUp"><failure><message>x</message></failure><test-case name="a" result="Failed" label="Error"><failure><message><![CDATA[m]]></message></failure></test-case></test-suite></test-run>',
  ],
  [
    'xunit',
    '<assemblies><assembly name="a" run-date="2026-01-30" run-time="10:00:00"><errors><error type="x"/></errors><collection><test name="t" result="Fail" source-line="3"><failure exception-type="E"><message>m</message></failure></test></collection></assembly></assemblies>',
  ],
  [
    'trx',
    '<TestRun id="29afb69d-9a66-49f7-bc93-a537a0db9862"><Times start="2026-01-30T10:00:00Z"/><Results><UnitTestResult testId="1" testName="t" outcome="Failed"><InnerResults><UnitTestResult outcome="Error"/></InnerResults></UnitTestResult></Results><TestDefinitions><UnitTest id="1"><TestMethod className="C"/></UnitTest></TestDefinitions></TestRun>',
  ],
  [
    'ctrf-json',
    '{"reportFormat":"CTRF","results":{"tool":{"name":"t"},"summary":{"start":1769767200000},"tests":[{"name":"a","status":"failed","suite":["s"],"retries":1,"retryAttempts":[{"status":"failed"}]}]}}',
  ],
  [
    'jest-json',
    '{"numRuntimeErrorTestSuites":0,"numTotalTests":1,"startTime":1769767200000,"testResults":[{"name":"f","status":"failed","message":"","assertionResults":[{"ancestorTitles":["s"],"title":"a","status":"failed","failureMessages":["TypeError: x\\n    at y (z.js:1:1)"],"location":{"line":1}}]}],"wasInterrupted":false}',
  ],
  [
    'mocha-json',
    '{"stats":{"suites":1,"start":"2026-01-30T10:00:00.000Z"},"tests":[{"title":"a","fullTitle":"s a","err":{"message":"m","stack":"Error: m"},"currentRetry":1}],"failures":[{"title":"a","fullTitle":"s a","err":{"message":"m"}}],"pending":[],"passes":[]}',
  ],
  [
    'mochawesome-json',
    '{"stats":{"suites":1,"hasSkipped":false},"results":[{"title":"s","beforeHooks":[{"title":"h","fail":true,"err":{"message":"m"}}],"tests":[{"title":"a","state":"failed","err":{"estack":"Error: m"}}],"suites":[]}]}',
  ],
  [
    'playwright-json',
    '{"config":{"rootDir":"/a"},"suites":[{"title":"f","specs":[{"title":"a","file":"f","line":2,"tests":[{"status":"flaky","projectName":"p","results":[{"status":"failed","error":{"message":"m","location":{"line":1}}},{"status":"passed"}]}]}]}],"errors":[{"message":"e"}],"stats":{"startTime":"2026-01-30T10:00:00.000Z"}}',
  ],
  [
    'pytest-json',
    '{"created":1769767200.5,"exitcode":1,"tests":[{"nodeid":"a.py::t[1]","lineno":1,"outcome":"failed","call":{"outcome":"failed","crash":{"message":"E: m"},"longrepr":"l"}}],"collectors":[{"nodeid":"b.py","outcome":"failed","longrepr":"E  X: y"}]}',
  ],
  [
    'rspec-json',
    '{"version":"3","messages":["An error occurred while loading ./a.rb."],"examples":[{"description":"a","full_description":"s a","status":"failed","line_number":1,"exception":{"class":"C","message":"m","backtrace":["b"]}}],"summary":{"errors_outside_of_examples_count":1}}',
  ],
  [
    'dart-json',
    '{"protocolVersion":"0.1.1","type":"start"}\n{"suite":{"id":0,"path":"p"},"type":"suite"}\n{"test":{"id":1,"name":"t","suiteID":0,"groupIDs":[2],"line":1},"type":"testStart"}\n{"testID":1,"error":"E: m","type":"error"}\n{"testID":1,"result":"error","type":"testDone"}\n',
  ],
  [
    'go-test-json',
    '{"Time":"2026-01-30T10:00:00Z","Action":"run","Package":"p/q","Test":"T/x"}\n{"Action":"output","Package":"p/q","Test":"T/x","Output":"    a_test.go:1: m\\n"}\n{"Action":"fail","Package":"p/q","Test":"T/x"}\n# p/r\nx.go:1: m\n{"ImportPath":"p/r","Action":"build-fail"}\n{"Action":"fail","Package":"p/q"}\n',
  ],
  [
    'go-test-text',
    '# p/r [p/r.test]\nx.go:1:2: m\n=== RUN   T\n=== RUN   T/x\n    a_test.go:1: m\n--- FAIL: T (0.00s)\n    --- FAIL: T/x (0.00s)\nBenchmarkA-8 1 2 ns/op\npanic: x\nFAIL\nFAIL\tp/q\t0.1s\nFAIL\tp/r [build failed]\n',
  ],
  [
    'tap',
    'TAP version 14\n1..3\nok 1 - a # SKIP x\n# Subtest: b\n    not ok 1 - c\n      ---\n      message: |-\n        m\n      at:\n        line: 1\n      ...\n    1..1\nnot ok 2 - b {\n    ok 1\n}\npragma +strict\nnot ok 3 # TODO\n# note\nBail out! x\n',
  ],
  [
    'sarif',
    '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t","rules":[{"id":"A","messageStrings":{"d":{"text":"{0}"}}}]}},"results":[{"ruleId":"A","ruleIndex":0,"level":"error","occurrenceCount":2,"message":{"id":"d","arguments":["x"]},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.ts"},"region":{"startLine":1}}}],"fixes":[{"artifactChanges":[{"replacements":[{"insertedContent":{"text":"y"}}]}]}]}]}]}',
  ],
  [
    'sarif',
    '{"version":"2.0.0","runs":[{"tool":{"name":"t"},"files":[{"fileLocation":{"uri":"a.ts"}}],"results":[{"ruleId":"A","ruleMessageId":"d","message":{"arguments":["x"]},"locations":[{"physicalLocation":{"fileLocation":{"fileIndex":0},"region":{"startLine":1}}}]}],"resources":{"rules":{"A":{"id":"A","messageStrings":{"d":{"text":"{0}"}},"configuration":{"defaultLevel":"note"}}}}}]}',
  ],
  [
    'checkstyle',
    '<?xml version="1.0"?><checkstyle version="10"><file name="a"><error line="1" severity="error" message="m &amp; n (r)" source="eslint.rules.r"/><exception><![CDATA[x]]></exception></file></checkstyle>',
  ],
  [
    'eslint-json',
    '[{"filePath":"a.js","messages":[{"ruleId":"r","severity":2,"message":"m","line":1,"suggestions":[{"desc":"d"}],"fix":{"range":[0,1],"text":"t"}}],"suppressedMessages":[]}]',
  ],
  [
    'rdjson',
    '{"source":{"name":"t"},"severity":"INFO","diagnostics":[{"message":"m","location":{"path":"a","range":{"start":{"line":1}}},"code":{"value":"c"},"suggestions":[{"text":"s"}]}]}',
  ],
  [
    'rdjsonl',
    '{"message":"m","location":{"path":"a","range":{"start":{"line":1}}},"severity":1}\n{"message":"n","location":{"path":"b"}}\n',
  ],
  [
    'semgrep-json',
    '{"errors":[{"level":"warn"}],"paths":{"scanned":["a"]},"results":[{"check_id":"a.b","path":"a","start":{"line":1},"extra":{"message":"m","severity":"ERROR","fix":"f","is_ignored":false}}]}',
  ],
  [
    'semgrep-json',
    '{"vulns":[{"title":"t","advisory":{"ruleId":"r","severity":"HIGH","description":"d"},"matchedDependency":{"name":"n","versionSpecifier":"1"},"closestSafeDependency":{"name":"n","versionSpecifier":"2"},"dependencyFileLocation":{"path":"p","startLine":"1"},"triage":{"status":"NEW"},"openedAt":"2026-01-30T10:00:00Z"}]}',
  ],
  [
    'gitlab-sast-json',
    '{"version":"15","vulnerabilities":[{"name":"n","description":"d","severity":"High","flags":[{"type":"x"}],"location":{"file":"a","start_line":1},"identifiers":[{"value":1}]}],"scan":{"scanner":{"name":"s"},"type":"sast","start_time":"2026-01-30T10:00:00","status":"failure"}}',
  ],
  [
    'gitlab-json',
    '[{"id":"d","individual_note":false,"notes":[{"id":1,"body":"nit: m\\n```suggestion:-0+0\\ns\\n```","noteable_type":"MergeRequest","noteable_iid":5,"project_id":3,"resolvable":true,"position":{"new_path":"a","new_line":1,"head_sha":"h"},"created_at":"2026-01-30T10:00:00Z"}]}]',
  ],
  [
    'gitlab-json',
    '[{"id":1,"body":"m","system":false,"noteable_type":"Commit","commit_id":"c","project_id":3,"position":{"new_path":"a","new_line":1},"created_at":"2026-01-30 10:00:00 UTC"}]',
  ],
  [
    'gitlab-json',
    '{"object_kind":"deployment","status":"failed","deployment_id":4,"environment":"e","status_changed_at":"2026-01-30 10:00:00 +0100","commit_url":"x/commit/abcdef0"}',
  ],
  [
    'github-json',
    '[{"id":1,"url":"https://api.github.com/repos/a/b/pulls/comments/1","pull_request_url":"https://api.github.com/repos/a/b/pulls/7","diff_hunk":"@@","path":"a.ts","body":"issue (blocking): m <!-- x -->\\n```suggestion\\ns\\n```","commit_id":"c","position":null,"original_position":1,"line":3,"user":{"type":"Bot","login":"x[bot]"},"created_at":"2026-01-30T10:00:00Z"}]',
  ],
  [
    'github-json',
    '{"action":"completed","check_run":{"id":1,"url":"https://api.github.com/repos/a/b/check-runs/1","name":"n","conclusion":"failure","output":{"title":"t","summary":"s","annotations":[{"path":"a","start_line":1,"annotation_level":"failure","message":"m","title":"r"}]},"app":{"slug":"x"}},"repository":{},"sender":{}}',
  ],
  [
    'github-json',
    '{"total_count":1,"jobs":[{"id":1,"run_id":2,"run_url":"u","url":"https://api.github.com/repos/a/b/actions/jobs/1","name":"n","workflow_name":"w","conclusion":"failure","steps":[{"name":"s","conclusion":"failure"}],"head_sha":"h"}]}',
  ],
  [
    'github-json',
    '{"action":"created","deployment_status":{"state":"failure","url":"https://api.github.com/repos/a/b/deployments/1/statuses/2","environment":"e","description":"d","created_at":"2026-01-30T10:00:00Z"},"deployment":{"id":1,"sha":"s","ref":"main"},"repository":{},"sender":{}}',
  ],
];
