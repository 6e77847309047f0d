# bash completion for acervo
_acervo() {
  local cur prev words cword
  _init_completion || return

  local commands="import importar search buscar show mostrar entities entidades export exportar inspect inspeccionar date fecha
    reparse reanalizar verify verificar backup respaldar stats estadisticas doctor diagnostico serve servir"
  local global="--archive --tables --lang --quiet --verbose --color --version --help"
  local limits="--timeout --max-size --memory --cpu --max-output --open-files"
  local filters="--entity --from --to --kind --type --report --within"

  case $prev in
    --archive | --output) _filedir; return ;;
    --tables) _filedir -d; return ;;
    --lang) COMPREPLY=($(compgen -W "es en" -- "$cur")); return ;;
    --color) COMPREPLY=($(compgen -W "auto always never" -- "$cur")); return ;;
    --kind)
      local kinds="actividad coordinacion text"
      [[ " ${words[*]} " =~ \ (entities|entidades)\  ]] && kinds="embajada organismo gobierno unidad-municipal ciudad empresa
        sociedad-civil academia lugar persona otro"
      COMPREPLY=($(compgen -W "$kinds" -- "$cur"))
      return ;;
    --sort)
      local orders="relevance date -date"
      [[ " ${words[*]} " =~ \ (entities|entidades)\  ]] && orders="records name last"
      COMPREPLY=($(compgen -W "$orders" -- "$cur"))
      return ;;
    --bind) COMPREPLY=($(compgen -W "127.0.0.1 ::1 0.0.0.0" -- "$cur")); return ;;
    --stage) COMPREPLY=($(compgen -W "document report" -- "$cur")); return ;;
    --ocr) COMPREPLY=($(compgen -W "auto never always" -- "$cur")); return ;;
    --retry-failed)
      COMPREPLY=($(compgen -W "unsupported_format corrupt encrypted too_large timeout crashed out_of_memory empty no_text
        unreadable" -- "$cur"))
      return ;;
    --format)
      local formats="table json"
      [[ " ${words[*]} " =~ \ (export|exportar)\  ]] && formats="ndjson json csv xlsx ics atom-csv ead3 dc"
      [[ " ${words[*]} " =~ \ (reparse|reanalizar)\  ]] && formats="table json ndjson"
      [[ " ${words[*]} " =~ \ (search|buscar|entities|entidades)\  ]] && formats="table json ndjson csv"
      COMPREPLY=($(compgen -W "$formats" -- "$cur"))
      return ;;
    --report) [[ " ${words[*]} " =~ \ (import|importar)\  ]] && _filedir; return ;;
    --entity | --from | --to | --type | --limit | --offset | --ref | --older-than | --jobs | --timeout | --lock-timeout | --max-size | --memory | \
      --cpu | --max-output | --open-files | --password | --port) return ;;
  esac

  local command="" word
  for word in "${words[@]:1:cword-1}"; do
    if [[ $word != -* && " $(echo $commands) " == *" $word "* ]]; then command=$word; break; fi
  done

  local flags=""
  case $command in
    "") COMPREPLY=($(compgen -W "$commands $global" -- "$cur")); return ;;
    import | importar)
      flags="--jobs --dry-run --report --retry-failed $limits --password --ocr --lock-timeout" ;;
    search | buscar) flags="$filters --sort --limit --offset --facets --explain --format" ;;
    export | exportar) flags="$filters --format --output --excel" ;;
    entities | entidades) flags="--kind --sort --limit --offset --format" ;;
    show | mostrar) flags="--history --format" ;;
    reparse | reanalizar)
      flags="--older-than --from --to --report --dry-run --jobs --format $limits --password --ocr --lock-timeout" ;;
    verify | verificar) flags="--format --lock-timeout" ;;
    stats | estadisticas | doctor | diagnostico) flags="--format" ;;
    inspect | inspeccionar) flags="--stage --password $limits --ocr" ;;
    date | fecha) flags="--ref --batch" ;;
    serve | servir) flags="--bind --port" ;;
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$flags $global" -- "$cur"))
  else
    case $command in
      import | importar | inspect | inspeccionar | backup | respaldar) _filedir ;;
      entities | entidades) COMPREPLY=($(compgen -W "resolve resolver" -- "$cur")) ;;
    esac
  fi
}
complete -F _acervo acervo
