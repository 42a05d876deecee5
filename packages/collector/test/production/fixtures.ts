/** Logs of programs in several languages, made up. Each has one or two errors. */
export const NODE = `2026-01-30T10:00:00.123Z INFO listening on 8080
2026-01-30T10:00:01.000Z ERROR checkout failed
TypeError: Cannot read properties of undefined (reading 'name')
    at name (/srv/shop/node_modules/lodash/get.js:2:38)
    at async Object.checkout (file:///srv/shop/cart.js:10:5)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)
2026-01-30T10:00:02.000Z WARN slow
    at nothing (/srv/shop/slow.js:1:1)
2026-01-30T10:00:03.000Z INFO done
`;

export const NODE_CRASH = `listening on 8080
/srv/shop/cart.js:3
    throw new RangeError('no items');
    ^

RangeError: no items
    at total (/srv/shop/cart.js:3:11)
    at Module._compile (node:internal/modules/cjs/loader:1554:14)

Node.js v24.9.0
`;

export const PYTHON = `2026-01-30 10:00:00,123 - shop.cart - INFO - started
2026-01-30 10:00:01,500 - shop.cart - ERROR - total failed
Traceback (most recent call last):
  File "/srv/shop/cart.py", line 10, in total
    return prices[item]
           ~~~~~~^^^^^^
KeyError: 'apple'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/srv/shop/app.py", line 42, in checkout
    total(cart)
  File "/srv/shop/cart.py", line 12, in total
    raise PriceError(item) from error
  File "/usr/lib/python3.12/json/decoder.py", line 337, in decode
    obj, end = self.raw_decode(s)
shop.errors.PriceError: no price for 'apple'
2026-01-30 10:00:02,000 - shop.cart - INFO - next
`;

export const PYTHON_CRASH = `Traceback (most recent call last):
  File "main.py", line 3, in <module>
    main()
ZeroDivisionError: division by zero
`;

export const JAVA = `2026-01-30 10:00:01.500 ERROR 4242 --- [nio-8080-exec-1] c.shop.CartController : Checkout failed

java.lang.IllegalStateException: no total
	at org.springframework.web.Filter.doFilter(Filter.java:10) ~[spring-web-6.2.jar:6.2]
	at com.shop.cart.Cart.total(Cart.java:57) ~[classes/:na]
	... 12 more
Caused by: java.lang.NullPointerException: price
	at com.shop.cart.Price.of(Price.kt:9)
	... 14 common frames omitted
2026-01-30 10:00:02.000  INFO 4242 --- [main] c.shop.Main : done
`;

export const JAVA_UTIL = `Jan 30, 2026 10:00:01 PM com.shop.Cart total
SEVERE: no total
java.lang.RuntimeException: boom
	at com.shop.Cart.total(Cart.java:5)
`;

export const GO = `2026/01/30 10:00:00 listening
panic: runtime error: index out of range [5] with length 3

goroutine 1 [running]:
runtime.gopanic({0x1, 0x2})
	/usr/local/go/src/runtime/panic.go:770 +0x132
main.total(...)
	/srv/shop/cart.go:12
main.main()
	/srv/shop/main.go:8 +0x1d
exit status 2
`;

export const DOTNET = `info: Microsoft.Hosting.Lifetime[14]
      Now listening on: http://localhost:5000
fail: Shop.CartController[0]
      Checkout failed
      System.InvalidOperationException: Sequence contains no elements
         at System.Linq.ThrowHelper.ThrowNoElementsException()
         at Shop.Cart.Total(Int32 id) in /srv/shop/Cart.cs:line 31
info: Shop.Next[0]
      done
`;

export const RUBY = `E, [2026-01-30T10:00:01.500000 #42] ERROR -- : NoMethodError: undefined method 'price' for nil
	/srv/shop/vendor/bundle/gems/rack-3/lib/rack.rb:3:in 'call'
	/srv/shop/cart.rb:14:in 'Cart#total'
I, [2026-01-30T10:00:02.000000 #42]  INFO -- : done
`;

export const RUBY_CRASH = `cart.rb:3:in 'Cart#total': no items (ArgumentError)
	from cart.rb:9:in '<main>'
`;

export const PHP = `[30-Jan-2026 10:00:01 UTC] PHP Warning:  Undefined variable $x in /srv/shop/a.php on line 3
[30-Jan-2026 10:00:02 UTC] PHP Fatal error:  Uncaught RuntimeException: no items in /srv/shop/cart.php:14
Stack trace:
#0 /srv/shop/vendor/slim/App.php(20): Cart->total()
#1 {main}
  thrown in /srv/shop/cart.php on line 14
`;

export const SYSLOG = `Jan 30 10:00:00 web1 shop[42]: INFO started
Jan 30 10:00:01 web1 shop[42]: ERROR no items
`;

export const SERILOG = `[2026-01-30 10:00:00 INF] started
[2026-01-30 10:00:01 ERR] no items
System.ArgumentException: empty
   at Shop.Cart.Total() in C:\\shop\\Cart.cs:line 9
`;

export const PREFIXED = `2026-01-30T10:00:01Z stderr F 2026-01-30 10:00:01 [error] no items
2026-01-30T10:00:02Z stdout F 2026-01-30 10:00:02 [info] fine
`;

export const PINO = `{"level":30,"time":1769767200000,"pid":1,"msg":"listening"}
{"level":50,"time":1769767201000,"pid":1,"err":{"type":"TypeError","message":"x is not a function","stack":"TypeError: x is not a function\\n    at total (/srv/shop/cart.js:3:7)"},"msg":"checkout failed"}
`;

export const STRUCTLOG = `{"level":"info","timestamp":"2026-01-30T10:00:00Z","event":"started"}
{"level":"error","timestamp":"2026-01-30T10:00:01Z","event":"total failed","exception":"Traceback (most recent call last):\\n  File \\"/srv/shop/cart.py\\", line 7, in total\\n    x\\nNameError: name 'x' is not defined"}
`;

export const DOCKER = `{"log":"2026-01-30 10:00:01 ERROR no items\\n","stream":"stderr","time":"2026-01-30T10:00:01.5Z"}
{"log":"ValueError: bad\\n","stream":"stderr","time":"2026-01-30T10:00:01.5Z"}
`;

export const ENVELOPE_EVENT = {
  event_id: 'c8db6441224047099fa5b5d9e1391501',
  level: 'error',
  platform: 'python',
  environment: 'production',
  release: 'shop@1.4.2',
  timestamp: '2026-01-30T10:00:00Z',
  exception: {
    values: [
      { type: 'KeyError', value: "'apple'" },
      {
        type: 'PriceError',
        value: 'no price – apple',
        stacktrace: {
          frames: [
            { filename: 'app.py', function: 'checkout', lineno: 42, in_app: true },
            { filename: 'cart.py', function: 'total', lineno: 12, in_app: true },
            { filename: 'json/decoder.py', function: 'decode', lineno: 337, in_app: false },
          ],
        },
      },
    ],
  },
};

const eventText = JSON.stringify(ENVELOPE_EVENT);
const attachment = '{"type":"event"}\nno event\n';

/** An attachment that would be taken for items if its length were not honoured; then an item that ends with its line. */
export const ENVELOPE = [
  '{"event_id":"c8db6441224047099fa5b5d9e1391501","sent_at":"2026-01-30T10:00:01Z"}',
  `{"type":"attachment","length":${Buffer.byteLength(attachment)},"filename":"a.txt"}`,
  attachment,
  `{"type":"event","length":${Buffer.byteLength(eventText)},"content_type":"application/json"}`,
  eventText,
  '{"type":"session"}',
  '{"sid":"1","status":"ok"}',
].join('\n');

const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });

const resource = {
  attributes: [attribute('service.name', 'shop'), attribute('vcs.ref.head.revision', 'abc123')],
};

export const OTLP_TRACES = JSON.stringify({
  resourceSpans: [
    {
      resource,
      scopeSpans: [
        {
          spans: [
            {
              traceId: '5b8efff798038103d269b633813fc60c',
              spanId: 'eee19b7ec3c1b174',
              name: 'GET /cart',
              events: [
                { name: 'cache.miss', timeUnixNano: '1769767200000000000' },
                {
                  name: 'exception',
                  timeUnixNano: '1769767200000000000',
                  attributes: [
                    attribute('exception.type', 'TypeError'),
                    attribute('exception.message', 'x is undefined'),
                    attribute(
                      'exception.stacktrace',
                      'TypeError: x is undefined\n    at total (/srv/shop/cart.js:3:7)',
                    ),
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
});

const record = (severityNumber: number | string, text: string, attributes: readonly object[] = []) => ({
  timeUnixNano: '1769767201000000000',
  severityNumber,
  body: { stringValue: text },
  attributes,
});

export const OTLP_LOGS = JSON.stringify({
  resourceLogs: [
    {
      resource,
      scopeLogs: [
        {
          logRecords: [
            record(9, 'started'),
            record(17, 'no items', [
              attribute('code.file.path', 'src/cart.ts'),
              { key: 'code.line.number', value: { intValue: '9' } },
            ]),
            record('SEVERITY_NUMBER_FATAL', 'out of memory'),
            record(13, 'slow'),
          ],
        },
      ],
    },
  ],
});

export const OTLP_LINES = `${OTLP_TRACES}\n${OTLP_LOGS}\n`;

export const PRODUCTION_FIXTURES = [
  NODE,
  NODE_CRASH,
  PYTHON,
  PYTHON_CRASH,
  JAVA,
  JAVA_UTIL,
  GO,
  DOTNET,
  RUBY,
  RUBY_CRASH,
  PHP,
  SYSLOG,
  SERILOG,
  PREFIXED,
  PINO,
  STRUCTLOG,
  DOCKER,
  ENVELOPE,
  OTLP_TRACES,
  OTLP_LOGS,
  OTLP_LINES,
] as const;
