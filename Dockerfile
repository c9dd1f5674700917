# Waymark as one image: the server and the dashboard it serves. Built in one stage, run in another that holds no compiler,
# no source and no development package. Nothing secret is given at build time.
#   docker build -t waymark .

FROM node:24-bookworm-slim AS build
WORKDIR /app
# sqlite3 is compiled here where its ready-made binary cannot be fetched
RUN apt-get update \
  && apt-get install --yes --no-install-recommends build-essential python3 \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY nx.json tsconfig.base.json ./
COPY apps/api apps/api
COPY apps/dashboard apps/dashboard
COPY libs libs
COPY data data
COPY docs docs
RUN NX_DAEMON=false NX_NO_CLOUD=true npx nx run-many -t build -p api dashboard --output-style=static
RUN npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
  WAYMARK_HOME=/app \
  WAYMARK_DATA=/data \
  HOST=0.0.0.0 \
  PORT=3333
WORKDIR /app
# what the program is made of belongs to root: the user it runs as can read it and change nothing
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/data data
COPY --from=build /app/docs docs
RUN install --directory --mode=0700 --owner=node --group=node /data
USER node
VOLUME /data
EXPOSE 3333
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# real work only: the demo signs anybody in and refuses to be reached from elsewhere
CMD ["node", "dist/apps/api/main.mjs", "serve", "--own"]
