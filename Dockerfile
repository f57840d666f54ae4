# The one image of every role. Built from a clean clone; nothing is fetched at run time.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN npm --prefix src/PayGate.Web ci --no-audit --no-fund && npm --prefix src/PayGate.Web run build
RUN CI=true dotnet publish src/PayGate -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update && apt-get install -y --no-install-recommends libsodium23 && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /data paygate
COPY --from=build /app /app
ENV DOTNET_EnableDiagnostics=0
USER paygate
VOLUME /data
ENTRYPOINT ["/app/paygate"]
CMD ["serve", "--data", "/data"]
