/** Places where the code of others lies. */
const LIBRARY =
  /(?:^|[\\/])(?:node_modules|bower_components|site-packages|dist-packages|vendor|gems|\.nuget|\.cargo|rubies|\.rbenv|\.rvm|\.pyenv|\.venv|venv)[\\/]|[\\/]pkg[\\/]mod[\\/]|[\\/]lib[\\/](?:python|ruby)[\d.]*[\\/]|[\\/]go[\\/](?:[\d.]+[\\/])?(?:libexec[\\/])?src[\\/]|^(?:node|internal|deno|bun|ext|webpack\/runtime|native):|^internal\/|^[<[](?:anonymous|frozen|string|internal|native|stdin|eval)|^native$/i;

/** Packages and namespaces of platforms and of the frameworks that most traces run through. */
const PLATFORM =
  /^(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|groovy|clojure|org\.(?:apache|springframework|hibernate|junit|eclipse|gradle|jboss|mockito|slf4j|codehaus|glassfish)|io\.(?:netty|micrometer|undertow|reactivex|vertx|quarkus)|reactor|ch\.qos|com\.(?:fasterxml|zaxxer|google\.common|mysql|intellij)|System|Microsoft|runtime|net\/http|testing)[./]/;

/**
 * Whether a place is in the program's own code: not in a folder of installed packages, not of the runtime, not in the packages of
 * its platform.
 */
export const isInApp = (file: string, name = ''): boolean =>
  file !== '' && !LIBRARY.test(file) && !PLATFORM.test(name.replace(/^[\w.@-]*\/+(?=[a-z]+\.)/, ''));
